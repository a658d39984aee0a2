import type { Worded } from '../locale';
import type { Light, State } from './item';

/** What states and lights are called in front of people (domain.md, "States of an item", "Clocks"). */
export const stateWords: Record<State, Worded> = {
  assigned: { 'zh-CN': '交办', en: 'assigned' },
  in_progress: { 'zh-CN': '推进中', en: 'in progress' },
  under_review: { 'zh-CN': '待验收', en: 'under review' },
  accepted: { 'zh-CN': '已销号', en: 'accepted' },
  suspended: { 'zh-CN': '暂缓', en: 'suspended' },
  cancelled: { 'zh-CN': '撤销', en: 'cancelled' },
};

export const lightWords: Record<Light, Worded> = {
  green: { 'zh-CN': '绿灯', en: 'green' },
  yellow: { 'zh-CN': '黄灯', en: 'yellow' },
  red: { 'zh-CN': '红灯', en: 'red' },
  grey: { 'zh-CN': '灰灯', en: 'grey' },
  blue: { 'zh-CN': '蓝灯', en: 'blue' },
};
