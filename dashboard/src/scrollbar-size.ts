/** How wide scroll bars are, pixels. */
type Size = { readonly width: number; readonly height: number };

/**
 * Stands in for the function of this name that Ant Design's parts measure scroll bars with (dashboard/config.ts): theirs
 * writes a style without the page's nonce, which the content security policy rightly keeps out.
 */
export function getTargetScrollBarSize(_target?: Element): Size {
  const measured = document.createElement('div');
  Object.assign(measured.style, { position: 'absolute', width: '100px', height: '100px', overflow: 'scroll' });
  document.body.append(measured);
  const { offsetWidth, clientWidth, offsetHeight, clientHeight } = measured;
  measured.remove();
  return { width: offsetWidth - clientWidth, height: offsetHeight - clientHeight };
}

export default function getScrollBarSize(): number {
  return getTargetScrollBarSize().width;
}
