import type { HolidayNotice } from '../clocks/calendar';
import { WorkCalendar } from '../clocks/calendar';
import notice2025 from './cn-2025.json';
import notice2026 from './cn-2026.json';

/** The official notices that came with the product. */
export const officialNotices: readonly HolidayNotice[] = [notice2025, notice2026];

/** The working days of the official holiday notices that the product knows; other years say that they are assumed. */
export const officialCalendar = new WorkCalendar(officialNotices);
