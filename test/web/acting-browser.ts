type Child = PretendElement | string | number;
type Listener = (event: { target: PretendElement; preventDefault: () => void }) => unknown;

/** An element that people can act on: as much of one as the pages' forms touch. */
export class PretendElement {
  readonly attributes: Record<string, string> = {};
  readonly listeners: Record<string, Listener[]> = {};
  children: Child[] = [];
  parent: PretendElement | null = null;
  hidden = false;
  disabled = false;
  checked = false;
  focused = false;
  id = '';
  className = '';
  #entered: string | undefined;

  constructor(readonly tag: string) {}

  get value(): string {
    if (this.#entered !== undefined) return this.#entered;
    if (this.tag === 'textarea') return textOf(this);
    const options = inside(this).filter(({ tag }) => tag === 'option');
    const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
    return (chosen ?? this).attributes.value ?? '';
  }
  set value(entered: string) {
    this.#entered = entered;
  }
  get textContent(): string {
    return textOf(this);
  }
  set textContent(text: string) {
    this.replaceChildren(text);
  }
  get childElementCount(): number {
    return this.children.filter((child) => typeof child === 'object').length;
  }
  get lastChild(): Child | undefined {
    return this.children.at(-1);
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
    if (name === 'id') this.id = value;
    if (name === 'class') this.className = value;
    if (name === 'hidden') this.hidden = true;
    if (name === 'checked') this.checked = true;
  }
  removeAttribute(name: string): void {
    delete this.attributes[name];
  }
  getAttribute(name: string): string | null {
    return this.attributes[name] ?? null;
  }
  addEventListener(name: string, listener: Listener): void {
    this.listeners[name] = [...(this.listeners[name] ?? []), listener];
  }
  append(...children: Child[]): void {
    for (const child of children) if (typeof child === 'object') child.parent = this;
    this.children.push(...children);
  }
  replaceChildren(...children: Child[]): void {
    this.children = [];
    this.append(...children);
  }
  remove(): void {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
  }
  focus(): void {
    this.focused = true;
  }
  /** By tag, class, attribute, or `:checked`; several, of which any will do, with commas. */
  querySelector(selector: string): PretendElement | null {
    const wanted = selector.split(',').map((one) => one.trim());
    return inside(this).find((one) => one !== this && wanted.some((simple) => fits(one, simple))) ?? null;
  }
  async dispatch(name: string): Promise<void> {
    for (const listener of this.listeners[name] ?? [])
      await listener({ target: this, preventDefault: () => undefined });
    await settled();
  }
}

function fits(one: PretendElement, simple: string): boolean {
  const [, tag, name, attribute, value, checked] =
    /^(\w+)?(?:\.([\w-]+))?(?:\[(\w+)="([^"]*)"\])?(:checked)?$/.exec(simple) ?? [];
  return (
    (!tag || one.tag === tag) &&
    (!name || one.className.split(' ').includes(name)) &&
    (!attribute || one.attributes[attribute] === value) &&
    (!checked || one.checked)
  );
}

/** An element with all those in it. */
export function inside(node: Child): PretendElement[] {
  return typeof node === 'object' ? [node, ...node.children.flatMap(inside)] : [];
}

export function textOf(node: Child): string {
  return typeof node === 'object' ? node.children.map(textOf).join('') : String(node);
}

/** What was asked of the API, and what it is to answer, by method and path. */
export type Asked = { readonly what: string; readonly body: unknown; readonly headers: Record<string, string> };
type Replies = Record<string, (asked: Asked) => readonly [number, unknown]>;

const RealFormData = FormData;

/** A browser with an English reader, and an API that answers as it is told; returns what is asked of it. */
export function actingBrowser(replies: Replies): Asked[] {
  const asked: Asked[] = [];
  Object.assign(globalThis, {
    document: { createElement: (tag: string) => new PretendElement(tag) },
    localStorage: { getItem: () => 'en' },
    sessionStorage: { getItem: () => 'a token' },
    location: { hash: '', search: '', pathname: '/' },
    FormData: class extends RealFormData {
      constructor(form?: PretendElement) {
        super();
        for (const control of form ? inside(form) : []) take(this, control);
      }
    },
    fetch: async (path: string, init: { method?: string; body?: string; headers: Record<string, string> }) => {
      const what = `${init.method ?? 'GET'} ${path}`;
      const one = { what, body: init.body && JSON.parse(init.body), headers: init.headers };
      // Every page asks first whose clock times are told by.
      if (what === 'GET /api/me' && !replies[what])
        return answered(200, { organisation: { timeZone: 'Asia/Shanghai' } });
      asked.push(one);
      const reply = replies[what];
      if (!reply) throw new Error(`nothing answers ${what}`);
      const [status, body] = reply(one);
      return answered(status, body);
    },
  });
  return asked;
}

function take(form: FormData, { tag, attributes, value, checked }: PretendElement): void {
  if (!attributes.name || !['input', 'textarea', 'select'].includes(tag)) return;
  if (!['checkbox', 'radio'].includes(attributes.type ?? '') || checked) form.append(attributes.name, value);
}

/** Whatever waits for an answer gets it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Parts of a page, as what is in them. */
export function shown(parts: unknown): PretendElement {
  const page = new PretendElement('main');
  page.append(...([parts].flat(Number.POSITIVE_INFINITY).filter(Boolean) as Child[]));
  return page;
}

/** What can be opened or pressed, by its words. */
export function offered(page: PretendElement): string[] {
  return inside(page)
    .filter(({ tag }) => tag === 'summary')
    .map(textOf);
}

export function named(page: PretendElement, name: string): PretendElement {
  const control = inside(page).find(({ attributes }) => attributes.name === name);
  if (!control) throw new Error(`no field is called ${name}`);
  return control;
}

/** The form beneath a summary. */
export function formOf(page: PretendElement, summary: string): PretendElement {
  const details = inside(page).find(
    ({ tag, children }) => tag === 'details' && children[0] && textOf(children[0]) === summary,
  );
  const form = details?.querySelector('form');
  if (!form) throw new Error(`nothing is called ${summary}`);
  return form;
}

function answered(status: number, body: unknown) {
  return { ok: status < 300, status, statusText: '', json: async () => body };
}
