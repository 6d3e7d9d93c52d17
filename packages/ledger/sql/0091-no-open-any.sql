-- Lists ask for the cases of a pack and a type, counts have an index of their own, and what fell due since the hour began is found county by county. An
-- index in the order of all that falls due served none of them, and drew the planner into walking through the whole city for one pack.
DROP INDEX ledger.case_open_any;
