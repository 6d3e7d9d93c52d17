-- Of a small pack most cases may be open while of the whole city's one in a hundred is: taken for independent, they make its open cases look like one
-- row, and any index as good as the one made for the list.
CREATE STATISTICS ledger.case_row_kind (mcv) ON pack, type, ended FROM ledger.case_row;
CREATE STATISTICS ledger.case_row_state (mcv) ON pack, type, ended, state FROM ledger.case_row;
ANALYZE ledger.case_row;
