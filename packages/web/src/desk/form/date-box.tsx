import {
  CalendarDate,
  CalendarDateTime,
  type DateValue,
  parseAbsolute,
  parseDate,
  toCalendarDateTime,
  toTimeZone,
} from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { DateInput, DateSegment } from "react-aria-components/DateField";
import { DatePicker } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useSay } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { FaultLine } from "./pick.tsx";

/** A day, or a moment to the minute in the city's time, typed by parts or taken from a calendar. */
export function DateBox({ field, value, onChange, id, label, fault }: ControlProps) {
  const say = useSay();
  const timed = field.kind === "time";
  return (
    <DatePicker<DateValue>
      id={id}
      className="date-field"
      value={readMoment(value, timed)}
      onChange={(next) => onChange(next === null ? null : writeMoment(next))}
      granularity={timed ? "minute" : "day"}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={fault !== undefined}
    >
      <Label>{label}</Label>
      {field.hint && (
        <Text slot="description" className="hint">
          {say(field.hint)}
        </Text>
      )}
      <Group className="date-box">
        <DateInput className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-part" />}
        </DateInput>
        <Button className="date-open">
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path
              d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
            />
          </svg>
        </Button>
      </Group>
      {fault && <FaultLine slot="errorMessage" text={fault} />}
      <Popover className="popover">
        <Dialog className="calendar">
          <Calendar>
            <header>
              <Button slot="previous">‹</Button>
              <Heading />
              <Button slot="next">›</Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className="calendar-day" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** `2026-11-05`, or an instant, as the picker holds it; the city keeps +08:00 all year. */
export function readMoment(value: unknown, timed: boolean): DateValue | null {
  if (typeof value !== "string" || value === "") return null;
  try {
    if (!timed) return parseDate(value.slice(0, 10));
    const iso = new Date(value).toISOString();
    return toCalendarDateTime(toTimeZone(parseAbsolute(iso, "Asia/Shanghai"), "Asia/Shanghai"));
  } catch {
    return null;
  }
}

/** What is sent: a civil date, or ISO 8601 with the city's offset. */
export function writeMoment(value: DateValue): string {
  if (value instanceof CalendarDateTime) {
    const date = new CalendarDate(value.year, value.month, value.day).toString();
    const two = (n: number) => String(n).padStart(2, "0");
    return `${date}T${two(value.hour)}:${two(value.minute)}:00+08:00`;
  }
  return new CalendarDate(value.year, value.month, value.day).toString();
}
