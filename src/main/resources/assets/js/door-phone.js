/**
 * The door without a network. What is pressed is kept on this phone first, shown at once, and sent with the phone's own token when
 * there is a signal; the token outlives the session. Stands around the list of door.html, which works without it, and around the empty one of
 * shell.html, which the service worker shows when the server cannot be reached.
 *
 * <door-phone data-slug="going-cloud" data-holder="0199…" data-keep> or, without a network, <door-phone data-shell>
 *   <template data-words> <i data-word="sent">…</i> …   <template data-row> <li>…
 *   [data-state] > [data-status] + [data-send]   [data-refused]   [data-kept]   ul.door   #walk-in form
 */
import './door-list.js';
import { giveBack } from './door-leaving.js';
import * as store from './door-store.js';
import { clock, filled, paint, standing } from './door-rows.js';

const PAGE = /^\/organise\/meetings\/([^/]+)\/door$/;
const AT_ONCE = 100;
const NOT_READ = [400, 413];
const POLL = 20_000;
const LONGEST = 30_000;
const PATIENCE = 10_000;
const LONGEST_NAME = 120;

class DoorPhone extends HTMLElement {
  #door; #marks = []; #signal = 'unknown'; #timer; #tries = 0; #sent = ''; #known = false; #renewed = false; #most = AT_ONCE; #tabs; #pressed = Promise.resolve();

  async connectedCallback() {
    this.shell = this.hasAttribute('data-shell');
    // where a browser offers no storage of this kind, the forms are there
    if (!isSecureContext || !navigator.locks) return;
    this.slug = this.dataset.slug ?? decodeURIComponent(PAGE.exec(location.pathname)?.[1] ?? '');
    if (this.shell) this.querySelector('[data-sign-in]').href = `/sign-in?continue=${encodeURIComponent(location.pathname)}`;
    try { await store.open(); } catch { if (this.shell) this.#say('unable'); return; }
    await this.#sweep();
    if (this.hasAttribute('data-home')) { await this.#home(); return; }
    if (this.shell && !this.slug) { await this.#home(true); return; }
    this.#door = await store.door(this.slug);
    if (this.shell) {
      if (!this.#door) { this.#say('nothing'); return; }
      this.#head();
    } else {
      navigator.serviceWorker?.register('/organise/door-worker.js', { scope: '/organise/' }).catch(() => { /* then only while this page stays open */ });
      const own = this.#door?.token && this.#door.holder === this.dataset.holder;
      if (this.hasAttribute('data-keep') && !own) await this.#ask();
    }
    if (!this.#door) return;
    this.#known ||= this.shell;
    this.#listen();
    await this.#show();
    this.#send();
  }

  disconnectedCallback() { clearTimeout(this.#timer); this.#tabs?.close(); }

  // ---- what is pressed

  #listen() {
    // ahead of htmx and of what greys out a button: nothing is posted
    this.addEventListener('submit', event => {
      const form = event.target;
      if (!this.#door.token || form.method !== 'post') return;
      const item = form.closest('ul.door > li');
      if (!item && !form.closest('#walk-in')) return;
      event.preventDefault();
      event.stopPropagation();
      if (item) this.#press(item, item.classList.contains('here')); else this.#walkIn(form);
    }, { capture: true });
    this.querySelector('#door-search')?.addEventListener('input', event => this.#carry(event.target.value.trim()));
    this.querySelector('[data-add]')?.addEventListener('click', event => { event.preventDefault(); this.querySelector('#walk-in input[name="name"]')?.focus(); });
    this.querySelector('#walk-in form')?.addEventListener('input', () => { this.querySelector('[data-added]').textContent = ''; });
    this.querySelector('[data-send]')?.addEventListener('click', () => this.#send());
    this.querySelector('[data-again]')?.addEventListener('click', () => this.#again());
    this.querySelector('[data-drop]')?.addEventListener('click', () => this.#drop());
    this.querySelector('[data-forget]')?.addEventListener('click', () => this.#forget());
    addEventListener('online', () => this.#send());
    addEventListener('offline', () => { this.#signal = 'none'; this.#show(); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.#send(); });
    this.#tabs = new BroadcastChannel('door');
    this.#tabs.onmessage = () => this.#show();
  }

  /** The time as the server would say it; after what was pressed before, and after the server said it last, though this phone's clock be put back. */
  #now() {
    const last = this.#marks.at(-1);
    const least = Math.max(last ? Date.parse(last.at) : 0, this.#door.said ?? 0);
    return new Date(Math.max(Date.now() + this.#door.ahead, least + 1)).toISOString();
  }

  /** One press after the other, each as the row was when it was pressed. */
  #press(item, here) {
    const before = this.#pressed;
    this.#pressed = (async () => { await before.catch(() => { /* said already */ }); await this.#mark(item, here); })();
  }

  async #mark(item, here) {
    const id = item.id.slice(2);
    const name = item.dataset.plain ?? item.querySelector('b').textContent;
    // what this phone said of them last, and has no answer to
    const last = (await store.marks(this.slug)).filter(mark => !mark.why && (mark.id === id || mark.person === id || mark.of === id)).at(-1);
    const pressed = last && last.kind !== 'UNDO';
    if (!here) {
      if (!pressed && !(last && await store.forgetUntried(last.id))) await this.#keep({ kind: 'HERE', person: id, name });
    } else if (!(pressed && await store.forgetUntried(last.id))) {
      const whom = this.#marks.some(mark => mark.id === id) ? { of: id } : { person: id };
      // others may have seen them before: of its own press this phone takes back that alone
      await this.#keep({ kind: 'UNDO', ...whom, ...(pressed && { of: last.id }), name });
    }
    await this.#show();
    this.#next(item, filled(this.#word(here ? 'undo-who' : 'added'), name));
    this.#send();
  }

  /** The next in the queue: what was typed for the last one goes, and of those out of sight it is said what became of them. */
  #next(item, said) {
    const list = this.querySelector('door-list');
    this.querySelector('[data-said]').textContent = list.filtered ? said : '';
    if (list.field.value) {
      list.field.value = '';
      list.refresh();
      list.field.focus();
    } else if (item.hidden) {
      let next = item;
      do next = next.nextElementSibling; while (next?.hidden);
      next?.querySelector('button')?.focus();
    }
  }

  /** Whoever is looked for and is not on the list has come without a place: the name is not typed again. */
  #carry(typed) {
    const name = this.querySelector('#walk-in input[name="name"]');
    if (!name || (name.value && name.value !== name.dataset.carried)) return;
    name.value = name.dataset.carried = this.querySelector('[data-nobody]').hidden ? '' : typed;
  }

  async #walkIn(form) {
    const [name, email] = ['name', 'email'].map(field => form.elements[field]);
    const length = name.value.trim().length;
    name.setCustomValidity(length === 0 ? this.#word('name-missing') : length > LONGEST_NAME ? this.#word('name-long') : '');
    name.addEventListener('input', () => name.setCustomValidity(''), { once: true });
    if (!form.reportValidity()) return;
    await this.#keep({ kind: 'WALK_IN', name: name.value.trim(), email: email.value.trim() || null });
    const came = name.value.trim();
    form.reset();
    name.value = '';
    name.focus();
    await this.#show();
    const namesakes = [...this.querySelectorAll('ul.door > li.here b')].filter(one => one.textContent.toLowerCase() === came.toLowerCase()).length;
    this.querySelector('[data-added]').textContent = filled(this.#word(namesakes > 1 ? 'namesake' : 'added'), came, namesakes);
    this.#send();
  }

  #keep(mark) {
    return store.keepMarks([{ id: crypto.randomUUID(), slug: this.slug, at: this.#now(), tried: false, ...mark }]);
  }

  // ---- what is sent

  /** One tab sends at a time; whatever could not be sent stays. */
  #send() {
    clearTimeout(this.#timer);
    if (!this.#door?.token) return Promise.resolve();
    return navigator.locks.request('door', async () => {
      let more = true;
      while (more) more = await this.#exchange();
      await this.#show();
      this.#tabs?.postMessage('sent');
    }).finally(() => this.#later());
  }

  #later() {
    clearTimeout(this.#timer);
    if (!this.#door?.token) return;
    const wait = this.#tries ? Math.min(1000 * 2 ** this.#tries, LONGEST) : POLL;
    this.#timer = setTimeout(() => document.hidden ? this.#later() : this.#send(), wait);
  }

  async #exchange() {
    const waiting = await store.tryMarks(this.slug, this.#most);
    const now = waiting.slice(0, this.#most);
    let answer;
    try {
      answer = await fetch('/door/marks', {
        method: 'POST', credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
        headers: { 'Content-Type': 'application/json', 'Door-Token': this.#door.token },
        body: JSON.stringify({ list: waiting.length === now.length, marks: now.map(({ id, kind, person, of, name, email, at }) =>
          ({ id, kind, person: person ?? null, of: of ?? null, name: kind === 'WALK_IN' ? name : null, email: email ?? null, at })) }),
      });
    } catch { return this.#trouble('none'); }
    if (answer.status === 404) return this.#dead('gone');
    if (answer.status === 410) return this.#dead('over');
    if (NOT_READ.includes(answer.status) && now.length) {
      // one of them cannot be read: alone it says which, and keeps the others from nothing
      if (now.length === 1) await store.keepMarks([{ ...now[0], tried: true, why: this.#word('unread') }]);
      this.#most = 1;
      return true;
    }
    if (!answer.ok) return this.#trouble('trouble');
    let said;
    try { said = await answer.json(); } catch { return this.#trouble('none'); }
    this.#tries = 0;
    this.#signal = 'fine';
    const refused = new Map(said.outcomes.filter(outcome => outcome.why).map(outcome => [outcome.id, outcome.why]));
    await store.keepMarks(now.filter(mark => refused.has(mark.id)).map(mark => ({ ...mark, tried: true, why: refused.get(mark.id) })));
    await store.forgetMarks(now.filter(mark => !refused.has(mark.id)).map(mark => mark.id));
    if (said.list) await this.#take(said.now, said.list);
    return waiting.length > now.length;
  }

  #trouble(kind) { this.#tries++; this.#signal = kind; return false; }

  async #take(now, list, more = {}) {
    const said = Date.parse(now);
    this.#door = { ...this.#door, ...list, ...more, said, ahead: said - Date.now() };
    this.#known = true;
    await store.keepDoor(this.#door);
  }

  /** A token for this phone, with the session of whoever opened the page. */
  async #ask() {
    const body = new URLSearchParams({ phone: await store.phone(), _csrf: document.querySelector('input[name="_csrf"]')?.value ?? '' });
    try {
      const answer = await fetch(`/organise/meetings/${encodeURIComponent(this.slug)}/door/phones`, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return false;
      const { token, now, list } = await answer.json();
      await this.#take(now, list, { token, holder: this.dataset.holder, over: false });
      navigator.storage?.persist?.();
      return true;
    } catch { return false; }
  }

  /** The token is no longer good. Whoever is signed in gets another, once; else the names go, and what was not sent stays to be seen. */
  async #dead(why) {
    if (why === 'gone' && this.hasAttribute('data-keep') && !this.#renewed) {
      this.#renewed = true;
      if (await this.#ask()) return true;
    }
    this.#signal = why;
    await store.close(this.#door);
    this.#door = { ...this.#door, token: null, people: [], over: true };
    return false;
  }

  async #again() {
    await store.keepMarks(this.#marks.filter(mark => mark.why).map(({ why, ...mark }) => mark));
    await this.#show();
    await this.#send();
  }

  async #drop() {
    await store.forgetMarks(this.#marks.filter(mark => mark.why || this.#door.over).map(mark => mark.id));
    if (this.#door.over) await store.forgetDoor(this.slug);
    await this.#show();
  }

  /** Takes the list off this phone, and gives the token back if there is a signal; without one it dies by itself. */
  async #forget() {
    await this.#send();
    const held = this.#marks.length;
    this.querySelector('[data-held]').textContent = held ? filled(this.#word('held'), held) : '';
    if (held) return;
    clearTimeout(this.#timer);
    const { token } = this.#door;
    // or what is asked for meanwhile would put the list back
    this.#door = { ...this.#door, token: null };
    await store.forgetDoor(this.slug);
    await giveBack(token);
    location.assign('/organise');
  }

  // ---- what is shown

  async #show() {
    this.#marks = await store.marks(this.slug);
    const door = this.#door;
    const past = !door.over && Date.now() + door.ahead >= Date.parse(door.closes);
    if (past) { await this.#sweep(); this.#door = { ...door, token: null, people: [], over: true }; return this.#show(); }
    const late = this.#marks.filter(mark => mark.why || door.over);
    this.#refused(late);
    const waiting = door.over ? [] : this.#marks.filter(mark => !mark.why);
    // of somebody marked by mistake both presses wait, which are one arrival
    this.#state(new Set(waiting.map(mark => mark.person ?? mark.of ?? mark.id)).size);
    if (door.over) {
      // said again at each opening, as long as something is left of it here
      if (this.querySelector('[data-swept]')?.hidden) this.#swept([door]);
      if (this.shell) this.#empty();
      return;
    }
    // until the server has spoken, its page is newer than what this phone keeps
    const rows = standing(this.#known ? door.people : [], waiting);
    const off = door.cancelled ? 'cancelled' : door.postponed ? 'postponed' : null;
    const open = !off && Date.now() + door.ahead >= Date.parse(door.opens);
    paint(this.querySelector('ul.door'), this.querySelector('template[data-row]'), rows, { words: word => this.#word(word), slug: this.slug, zone: door.zone, open, all: this.#known });
    if (this.#known) this.#totals(rows);
    for (const part of this.querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== (off ?? (open ? 'open' : 'early'));
    if (!this.#marks.length) this.querySelector('[data-held]')?.replaceChildren();
    const keeps = this.querySelector('[data-kept]');
    if (keeps) { keeps.hidden = false; keeps.querySelector('p').textContent = filled(this.#word('kept'), door.until); }
    this.querySelector('door-list')?.refresh?.();
  }

  #totals(rows) {
    const here = rows.filter(row => row.arrived);
    const total = this.querySelector('.door-total');
    total.querySelector('b').textContent = filled(this.#word('count'), here.length);
    total.querySelector('[data-expected]').textContent = filled(this.#word('expected'), here.filter(row => row.expected).length, this.#door.expected);
    const faces = total.querySelector('[data-faces]');
    if (faces) {
      const fresh = this.querySelectorAll('ul.door > li.here [data-new-face]').length;
      faces.textContent = fresh === 0 ? this.#word('faces-none') : fresh === 1 ? this.#word('faces-one') : filled(this.#word('faces'), fresh);
    }
    const full = this.querySelector('[data-full]');
    const inRoom = here.length - this.#door.online;
    full.hidden = this.#door.capacity == null || inRoom < this.#door.capacity;
    full.querySelector('p').textContent = filled(this.#word('full'), inRoom, this.#door.capacity);
  }

  #state(waiting) {
    const number = waiting === 1 ? '-one' : waiting ? '-some' : '';
    const signal = this.#signal;
    if (this.#door.over) this.#say(signal === 'gone' || signal === 'over' ? signal : '');
    else if (signal === 'none' || signal === 'trouble') this.#say(signal + number, waiting);
    else if (waiting) this.#say('sending' + number, waiting);
    else this.#say(signal === 'fine' ? 'sent' : '');
    const unsent = this.querySelector('[data-waiting]');
    if (unsent) { unsent.hidden = !waiting || signal === 'fine'; unsent.textContent = filled(this.#word('unsent'), waiting); }
    const send = this.querySelector('[data-send]');
    if (send) send.hidden = !(this.#tries && this.#door.token);
  }

  #say(word, ...values) {
    const state = this.querySelector('[data-state]');
    const text = word ? filled(this.#word(word), ...values) : '';
    // where it will be said the place is kept
    state.hidden = !text && !this.hasAttribute('data-keep');
    state.dataset.state = word.replace(/-.*/, '');
    const status = state.querySelector('[data-status]');
    // said again, it would be read out again
    if (this.#sent !== text) { status.textContent = text; this.#sent = text; }
  }

  #refused(late) {
    const banner = this.querySelector('[data-refused]');
    banner.hidden = !late.length;
    banner.querySelector('ul').replaceChildren(...late.map(mark => {
      const item = document.createElement('li');
      const who = mark.email ? `${mark.name} (${mark.email})` : mark.name;
      const what = filled(this.#word(mark.kind === 'UNDO' ? 'late-undo' : 'late-here'), who, clock(mark.at, this.#door.zone));
      item.textContent = mark.why ? `${what}: ${mark.why}` : what;
      return item;
    }));
    banner.querySelector('b').textContent = this.#word(this.#door.over ? 'late' : 'refused');
    banner.querySelector('[data-again]').hidden = Boolean(this.#door.over);
  }

  #head() {
    const { title, day, region } = this.#door;
    this.querySelector('[data-title]').textContent = title;
    document.title = filled(this.#word('title'), title);
    this.querySelector('[data-day]').textContent = day ?? '';
    if (region) this.closest('.wrap')?.classList.add('r-' + region);
    this.querySelector('[data-body]').hidden = false;
  }

  #empty() { this.querySelector('[data-body]').hidden = true; }

  async #sweep() { this.#swept(await store.sweep(Date.now())); }

  #swept(past) {
    const banner = this.querySelector('[data-swept]');
    if (!past.length || !banner) return;
    banner.hidden = false;
    banner.querySelector('p').textContent = past.map(door => filled(this.#word('swept'), door.title)).join(' ');
  }

  /** Where the application starts: at the only door, or links to those that this phone keeps. */
  async #home(alone = false) {
    const kept = await store.doors();
    if (alone && kept.length === 1) { location.replace(`/organise/meetings/${encodeURIComponent(kept[0].slug)}/door`); return; }
    const list = this.querySelector('[data-doors]');
    list.replaceChildren(...kept.map(door => {
      const item = document.createElement('li');
      const link = Object.assign(document.createElement('a'), { href: `/organise/meetings/${encodeURIComponent(door.slug)}/door`, textContent: door.title });
      item.append(link);
      return item;
    }));
    list.closest('[data-keeps]').hidden = !kept.length;
    if (alone && !kept.length) this.#say('nothing');
  }

  #word(name) { return this.querySelector('template[data-words]').content.querySelector(`[data-word="${name}"]`).textContent; }
}

customElements.define('door-phone', DoorPhone);
