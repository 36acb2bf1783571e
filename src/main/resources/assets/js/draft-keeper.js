/**
 * Keeps what one types.
 *
 * <draft-keeper data-url="/drafts" data-form="meeting:0199…" data-saved="Saved {0}" data-failed="Not saved yet: we will try again"
 *               data-restored="We put back what you typed at {0}" data-discard="Throw it away">
 *   <form …> … <span class="saved" data-draft-status role="status"></span></form>
 * </draft-keeper>
 *
 * One second after the last key it posts `form`, `body` (the named fields as JSON, hidden ones only with data-keep) and the token to
 * data-url, and keeps a copy in this browser. The copy is put back when the server's form comes back empty (a session that ended).
 * Once the form was sent, the next page that says what happened (.flash) throws the copy away; a sign-in page or an error does not.
 * A copy is its writer's (<body data-person>): the next page of anybody else who signs in at this browser throws it away, and so does
 * signing out.
 */
const WAIT = 1000;
const KEEP = 14 * 24 * 60 * 60 * 1000;
const SKIP = new Set(['file', 'password', 'submit', 'button', 'reset', 'image', 'hidden']);

const fieldsOf = form => [...form.elements].filter(field => field.name && (!SKIP.has(field.type) || field.matches('[type="hidden"][data-keep]')) && !field.closest('[data-no-draft]'));

const valuesOf = form => {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (field.type === 'checkbox' || field.type === 'radio') {
      values[field.name] ??= [];
      if (field.checked) values[field.name].push(field.value);
    } else if (field.type === 'select-multiple') {
      values[field.name] = [...field.selectedOptions].map(option => option.value);
    } else {
      (values[field.name] ??= []).push(field.value);
    }
  }
  return values;
};

const putBack = (form, values) => {
  const at = {};
  for (const field of fieldsOf(form)) {
    const kept = values[field.name];
    if (!kept) continue;
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = kept.includes(field.value);
    else if (field.type === 'select-multiple') for (const option of field.options) option.selected = kept.includes(option.value);
    else { at[field.name] ??= 0; const value = kept[at[field.name]++]; if (value !== undefined) field.value = value; }
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
};

const isBlank = form => fieldsOf(form).filter(field => field.matches('textarea, input:not([type]), [type="text"], [type="email"], [type="url"], [type="search"]'))
  .every(field => !field.value.trim());

// "10.42am", as we write times everywhere
const clock = date => {
  const minutes = String(date.getMinutes()).padStart(2, '0');
  return `${date.getHours() % 12 || 12}${minutes === '00' ? '' : '.' + minutes}${date.getHours() < 12 ? 'am' : 'pm'}`;
};

const person = document.body.dataset.person;
let signingOut = false;

const store = {
  // a browser may forbid storage altogether; then the server's copy is the only one
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ } },
  remove(key) { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  /** Throws away what is so. */
  forget(so) {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith('draft:') && so(key)) localStorage.removeItem(key);
    } catch { /* forbidden */ }
  },
};

class DraftKeeper extends HTMLElement {
  #timer; #form; #before; #controller; #sent = false;

  connectedCallback() {
    this.#form = this.querySelector('form');
    if (!this.#form) return;
    this.status = this.querySelector('[data-draft-status]') ?? this.appendChild(Object.assign(document.createElement('p'), { className: 'saved' }));
    this.status.setAttribute('role', 'status');
    this.#restore();
    this.#before = JSON.stringify(valuesOf(this.#form));
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    for (const kind of ['input', 'change']) this.#form.addEventListener(kind, () => this.#later(), { signal });
    this.#form.addEventListener('submit', () => { clearTimeout(this.#timer); this.#sent = true; this.#keep(); }, { signal });
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.#now(true); }, { signal });
    addEventListener('online', () => this.#later(), { signal });
  }

  disconnectedCallback() { clearTimeout(this.#timer); this.#controller?.abort(); }

  get key() { return `draft:${person}:${this.dataset.form ?? location.pathname}`; }

  /** It was sent otherwise than by a page that says so. */
  forget() { store.remove(this.key); }

  #keep() { if (person && !signingOut) store.write(this.key, { at: Date.now(), values: valuesOf(this.#form), sent: this.#sent }); }

  #restore() {
    const kept = person && store.read(this.key);
    if (!kept) return;
    // Sent, and the same form has not come back with its errors: it succeeded.
    if (kept.sent && !this.querySelector('.summary, [aria-invalid="true"]') && !isBlank(this.#form)) { store.remove(this.key); return; }
    if (!isBlank(this.#form) || !Object.values(kept.values).some(values => values.some(value => value.trim()))) return;
    putBack(this.#form, kept.values);
    this.#say((this.dataset.restored ?? '').replace('{0}', clock(new Date(kept.at))), 'restored');
    if (this.dataset.discard) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn quiet small', textContent: this.dataset.discard });
      button.addEventListener('click', () => { store.remove(this.key); this.#form.reset(); this.#say(''); fieldsOf(this.#form)[0]?.focus(); });
      this.status.append(' ', button);
    }
  }

  #later() { this.#sent = false; clearTimeout(this.#timer); this.#timer = setTimeout(() => this.#now(), WAIT); }

  async #now(leaving = false) {
    clearTimeout(this.#timer);
    // leaving because the form was sent: what matters is under way already
    if (this.#sent) return;
    const body = JSON.stringify(valuesOf(this.#form));
    if (body === this.#before) return;
    this.#keep();
    if (!this.dataset.url) return;
    const token = this.#form.querySelector('input[name="_csrf"]')?.value;
    const sent = new URLSearchParams({ form: this.dataset.form ?? location.pathname, body });
    if (token) sent.set('_csrf', token);
    try {
      const answer = await fetch(this.dataset.url, { method: 'POST', body: sent, credentials: 'same-origin', redirect: 'manual', keepalive: leaving && body.length < 60000 });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#before = body;
      this.#say((this.dataset.saved ?? '').replace('{0}', clock(new Date())), 'saved');
    } catch {
      this.#say(this.dataset.failed ?? '', 'problem');
    }
  }

  #say(text, state = '') { this.status.textContent = text; this.status.dataset.state = state; }
}

if (document.querySelector('.flash') && !location.pathname.includes('/sign-in')) store.forget(key => store.read(key)?.sent);
store.forget(key => Date.now() - (store.read(key)?.at ?? 0) > KEEP);
if (person) store.forget(key => !key.startsWith(`draft:${person}:`));
document.addEventListener('submit', event => {
  if (!event.target.matches('[action$="/sign-out"]')) return;
  signingOut = true;
  store.forget(() => true);
});
customElements.define('draft-keeper', DraftKeeper);
