import * as original from '@rc-component/util/es/Dom/dynamicCSS';
import { nonce } from './nonce';

export const { injectCSS, removeCSS, clearContainerCache } = original;

/**
 * Stands in for the function of this name that Ant Design's parts put styles into the page with (dashboard/config.ts): some
 * of them (scroll bars, the page under a drawer) know nothing of the nonce, and would be kept out by the policy.
 */
export const updateCSS: typeof original.updateCSS = (css, key, option = {}) =>
  original.updateCSS(css, key, { ...option, ...(nonce && { csp: { nonce } }) });
