/**
 * How offices print (GB/T 9704-2012): A4, margins that leave 156 × 225 mm of text, 22 lines of 28 characters. Lengths
 * in millimetres, sizes of type in points.
 */
export const sheet = { width: 210, height: 297 };
export const margins = { top: 37, bottom: 35, left: 28, right: 26 };
export const sizes = { head: 48, title: 22, body: 16, table: 10.5, tableEnglish: 8.5, pageNumber: 14 };
/** 22 lines of this pitch fill the 225 mm. */
export const linePitch = 28.95;
/** What brings 28 characters of 16 pt into 156 mm. */
export const characterPitch = -0.2;

/** Fonts by name: they are not ours to ship, so each has fallbacks that most machines have one of. */
export const fonts = {
  title: [
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    '方正小标宋_GBK',
    'STZhongsong',
    'SimSun',
    'Songti SC',
    'Noto Serif CJK SC',
  ],
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'],
  heading: ['黑体', 'SimHei', 'Heiti SC', 'STHeiti', 'Noto Sans CJK SC'],
  subheading: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC'],
  table: ['宋体', 'SimSun', 'Songti SC', 'STSong', 'Noto Serif CJK SC'],
} as const;

/** The red of a red head (红头). */
export const red = 'E60012';
