import { dictionary } from './dictionary';

export const downloadWords = dictionary(
  { making: '正在生成文件…', receiving: '正在下载，已收到 {size}' },
  { making: 'The file is being made…', receiving: 'Downloading: {size} so far' },
);
