import { dictionary } from '../words/dictionary';

export const tableWords = dictionary(
  {
    columns: '选择列',
    next: '下一页',
    previous: '上一页',
    total: '共 {count} 项',
    clear: '清除筛选',
    noMatch: '没有符合条件的内容。',
    all: '全部',
  },
  {
    columns: 'Columns',
    next: 'Next page',
    previous: 'Page before',
    total: '{count} in all',
    clear: 'Clear the filters',
    noMatch: 'Nothing matches.',
    all: 'All',
  },
);
