import { plusDays } from '../../../domain/clocks/zone';
import { agendaOf } from './plans';

/** Run under several `TZ`s: prints agendas of many deadlines and zones, so that the runs can be compared. */
const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia'];

for (const zone of zones) {
  for (let days = 0; days < 366; days += 3) {
    const day = plusDays('2026-01-20', days);
    for (const deadline of [day, `${day}T02:30:00Z`]) {
      const { dueAt, yellowAt, clocks } = agendaOf({ deadline, zone });
      console.log(JSON.stringify([zone, deadline, dueAt, yellowAt, clocks]));
    }
  }
}
