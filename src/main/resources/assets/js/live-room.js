/**
 * Keeps the page of a room as it is now, without reloading.
 *
 * <live-room data-events="/meetings/…/room/events" data-voted="id id" data-own="id"
 *            data-on="Live" data-again="Connecting again" data-slow="Refreshed now and then" data-failed="…">
 *   <p class="live-state" role="status" hidden></p> <p data-said hidden><span></span></p>
 *   <div id="room-now"> … </div> … </live-room>
 *
 * An event brings the parts anew, the same for everybody; what is one's own (votes, one's own questions, the token of the session)
 * is put in again here. As long as no stream is open the page is asked for now and then, whatever holds the stream up: refused, cut,
 * kept back by something in between, or dead without a word. `stays`: also while nobody looks.
 */
const PARTS = ['room-now', 'room-talk', 'room-house', 'room-wall'];
const POLL = 30_000;
const AWAY = 60_000;
/** Longer than two of the server's signs of life. */
const SILENCE = 65_000;

const ids = text => new Set((text ?? '').split(' ').filter(Boolean));

class LiveRoom extends HTMLElement {
  #source; #poll; #away; #retry; #silence; #controller; #voted; #own;

  connectedCallback() {
    this.#voted = ids(this.dataset.voted);
    this.#own = ids(this.dataset.own);
    for (const part of this.querySelectorAll('[data-scripted]')) part.hidden = false;
    for (const part of this.querySelectorAll('[data-plain]')) part.hidden = true;
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.addEventListener('submit', event => this.#pressed(event), { signal });
    this.addEventListener('change', event => {
      if (event.target.name === 'kind') this.#kind();
      if (event.target.name === 'item') event.target.dataset.chosen = 'true';
    }, { signal });
    this.#kind();
    this.#mine();
    const ask = this.querySelector('form[data-ask]');
    // what was typed before is not hidden behind a button
    if (ask?.querySelector('textarea').value) ask.closest('details').open = true;
    if (!this.dataset.events) return;
    document.addEventListener('visibilitychange', () => this.#looked(), { signal });
    addEventListener('online', () => this.#listen(), { signal });
    addEventListener('pagehide', () => this.#deaf(), { signal });
    addEventListener('pageshow', event => { if (event.persisted) { this.#refresh(); this.#listen(); } }, { signal });
    this.#listen();
  }

  disconnectedCallback() { this.#controller?.abort(); this.#deaf(); }

  #listen() {
    this.#deaf();
    if (!this.dataset.events) return;
    const source = new EventSource(this.dataset.events);
    this.#source = source;
    this.#slow(true);
    source.addEventListener('open', () => { this.#slow(false); this.#state('on'); this.#alive(); });
    source.addEventListener('room', event => { this.#show(event.data); this.#alive(); });
    source.addEventListener('beat', () => this.#alive());
    source.addEventListener('error', () => {
      this.#slow(true);
      if (source.readyState === EventSource.CLOSED) {
        // Refused, or over: in a while the stream is asked for once more.
        this.#state('slow');
        this.#retry = setTimeout(() => this.#listen(), 4 * POLL * (1 + Math.random()));
      } else if (this.#shown !== 'slow') {
        this.#state('again');
      }
    });
  }

  /** A connection can be dead without either end being told: where nothing is heard any more it is made anew. */
  #alive() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => { this.#state('again'); this.#listen(); }, SILENCE);
  }

  #deaf() { this.#source?.close(); clearTimeout(this.#retry); clearTimeout(this.#silence); this.#slow(false); }

  /** A phone in a pocket holds no stream. */
  #looked() {
    clearTimeout(this.#away);
    if (document.hidden && !this.hasAttribute('stays')) this.#away = setTimeout(() => this.#deaf(), AWAY);
    else if (!this.#source || this.#source.readyState === EventSource.CLOSED) this.#listen();
  }

  /** Each attempt that fails says so anew: what ticks already goes on ticking. */
  #slow(on) {
    if (on === Boolean(this.#poll)) return;
    clearInterval(this.#poll);
    // not all at once
    this.#poll = on ? setInterval(async () => { if (await this.#refresh() && this.#poll) this.#state('slow'); }, POLL * (.75 + Math.random() / 2)) : 0;
  }

  /** Whether the page came. */
  async #refresh() {
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      if (answer.ok) this.#whole(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      return answer.ok;
    } catch {
      return false; // no network: the next time
    }
  }

  get #shown() { return this.querySelector('.live-state')?.dataset.state; }

  #state(name) {
    const state = this.querySelector('.live-state');
    if (!state) return;
    const words = name && this.dataset[name] || '';
    state.dataset.state = name;
    state.hidden = !words;
    if (state.textContent !== words) state.textContent = words;
  }

  /** The page as it is for oneself. */
  #whole(page) {
    const room = page.querySelector('live-room');
    if (room) { this.#voted = ids(room.dataset.voted); this.#own = ids(room.dataset.own); }
    this.#take(page);
    // over, or it will not be: nothing comes any more
    if (room && !room.dataset.events) { delete this.dataset.events; this.#deaf(); this.#state(''); }
  }

  #show(html) { this.#take(new DOMParser().parseFromString(html, 'text/html')); }

  #take(page) {
    for (const id of PARTS) {
      const part = this.querySelector(`#${id}`);
      const now = page.getElementById(id);
      if (!part || !now) continue;
      const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
      const open = [...part.querySelectorAll('details[open]')].map(one => one.id);
      const chosen = part.querySelector('select')?.value;
      part.className = now.className;
      part.dataset.asking = now.dataset.asking ?? '';
      part.replaceChildren(...document.adoptNode(now).childNodes);
      for (const one of open) { const again = document.getElementById(one); if (again) again.open = true; }
      const select = part.querySelector('select');
      if (select && chosen) select.value = chosen;
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    }
    this.#mine();
    this.#about();
  }

  /** A question is to whoever speaks now, until somebody chooses. */
  #about() {
    const item = this.querySelector('form[data-ask] [name="item"]');
    const asking = this.querySelector('#room-now')?.dataset.asking;
    if (item && asking !== undefined && !item.dataset.chosen) item.value = asking;
  }

  get #token() { return document.querySelector('input[name="_csrf"]')?.value ?? ''; }

  /** What is one's own, in what is the same for everybody. */
  #mine() {
    for (const form of this.querySelectorAll('form[data-vote]')) {
      const voted = this.#voted.has(form.dataset.vote);
      const button = form.querySelector('button');
      form.action = form.action.replace(/\/vote(\/removal)?$/, voted ? '/vote/removal' : '/vote');
      button.setAttribute('aria-pressed', String(voted));
      button.classList.toggle('voted', voted);
    }
    for (const form of this.querySelectorAll('form[data-own]')) form.hidden = !this.#own.has(form.dataset.own);
    const token = this.#token;
    for (const form of this.querySelectorAll('form[method="post"]')) {
      if (!form.querySelector('input[name="_csrf"]') && token) form.prepend(Object.assign(document.createElement('input'), { type: 'hidden', name: '_csrf', value: token }));
    }
  }

  /** A topic is about nobody's talk. */
  #kind() {
    const about = this.querySelector('form[data-ask] .about');
    if (about) about.hidden = this.querySelector('form[data-ask] [name="kind"]:checked')?.value === 'TOPIC';
  }

  async #pressed(event) {
    const form = event.target;
    if (!form.matches('[data-vote], [data-quiet], [data-ask]')) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'true';
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    try {
      if (form.dataset.vote) await this.#vote(form, fields);
      else await this.#send(form, fields);
    } finally {
      delete form.dataset.busy;
    }
  }

  async #vote(form, fields) {
    const id = form.dataset.vote;
    const had = this.#voted.has(id);
    const action = form.action;
    const set = on => { if (on) this.#voted.add(id); else this.#voted.delete(id); this.#mine(); };
    set(!had);
    try {
      const answer = await fetch(action, { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'manual' });
      if (answer.type !== 'opaqueredirect') throw new Error(String(answer.status));
      if (this.#source?.readyState !== EventSource.OPEN) await this.#refresh();
    } catch {
      set(had);
      this.#say(this.dataset.failed);
      await this.#refresh();
    }
  }

  async #send(form, fields) {
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields, credentials: 'same-origin' });
      if (!answer.ok || answer.url.includes('/sign-in')) { this.#plainly(form, fields); return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      this.#say((page.querySelector('.flash') ?? page.querySelector('[role="alert"]'))?.textContent.trim());
      this.#whole(page);
      if (form.matches('[data-ask]')) this.#asked(form);
    } catch {
      this.#say(this.dataset.failed);
    }
  }

  #asked(form) {
    form.reset();
    delete form.querySelector('[name="item"]')?.dataset.chosen;
    this.#about();
    const opened = form.closest('details');
    if (opened) { opened.open = false; opened.querySelector('summary').focus(); }
    form.querySelector('[name="press"]').value = crypto.randomUUID();
    form.querySelector('[data-draft-status]')?.replaceChildren();
    this.#kind();
    form.closest('draft-keeper')?.forget();
  }

  /** Without a script's help, so that the browser shows what was wrong, or where to sign in. */
  #plainly(form, fields) {
    const name = fields.get('minutes');
    if (name && !form.querySelector('input[name="minutes"]')) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'minutes', value: name }));
    HTMLFormElement.prototype.submit.call(form);
  }

  #say(words) {
    const said = this.querySelector('[data-said]');
    if (!said || !words) return;
    said.hidden = false;
    said.querySelector('span').textContent = words;
  }
}

customElements.define('live-room', LiveRoom);
