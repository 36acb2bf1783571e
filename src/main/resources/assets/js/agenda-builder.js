/**
 * A timetable whose items are dragged, stretched, and moved with the keyboard.
 *
 * <agenda-builder data-span="{0} to {1}" data-in="{0}, {1}" data-together="everybody" data-length="{0} minutes" data-gone="{0} taken out"
 *                 data-ask="Take {0} out?"
 *                 data-failed="…">
 *   <p role="status" data-live></p>
 *   <div id="agenda-live"> … <form id="presses" method="post"> … <table class="daytable" data-end="330"> <thead> <th data-track="1"> …
 *     <tr data-minute="30"> … <td> <div class="slab" data-item="/organise/…/agenda/{item}" data-start data-minutes data-track data-title>
 *
 * Rows are as high as what stands in them, so a height is read as minutes between the rows around it. Where an item ends up is the
 * server's to decide: it is sent there by the form's own addresses, and the page that comes back replaces what is shown.
 */
const STEP = 5;
const PATIENCE = 700; // after the last key, before the move is sent
const CURIOSITY = 80; // after the ghost stood still, before the server is asked where it would land
const MOVED = 5; // pixels: less is a press
const MOST_TRACKS = 9;

const filled = (pattern, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), pattern ?? '');
const whole = minute => Math.round(minute / STEP) * STEP;

class AgendaBuilder extends HTMLElement {
  connectedCallback() {
    if (!this.querySelector('#agenda-live')) return;
    this.live = this.querySelector('[data-live]');
    this.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('pointerdown', event => this.#press(event));
    this.addEventListener('focusout', event => { if (this.pending && event.target === this.pending.slab) this.#send(); });
    this.addEventListener('submit', event => this.#submit(event));
    this.#ready();
  }

  /** What only somebody with scripts can use. */
  #ready() {
    for (const slab of this.querySelectorAll('.slab')) slab.tabIndex = 0;
    for (const part of this.querySelectorAll('.grip, .edge, #board-help')) part.hidden = false;
  }

  get #board() { return this.querySelector('.daytable'); }
  get #tracks() { return [...this.querySelectorAll('thead [data-track]')]; }

  // ---- where things are

  /** Where each row begins: [minute, height on the screen], and where the last one ends. */
  get #moments() {
    // on a phone, rows in which nothing starts are not shown
    const rows = [...this.#board.tBodies[0].rows].filter(row => row.getClientRects().length);
    const moments = rows.map(row => [Number(row.dataset.minute), row.getBoundingClientRect().top]);
    moments.push([Number(this.#board.dataset.end), rows.at(-1).getBoundingClientRect().bottom]);
    return moments;
  }

  #minuteAt(y) {
    const moments = this.#moments;
    const after = moments.findIndex(([, top]) => top > y);
    const last = moments.length - 1;
    if (after === 0) return moments[0][0] - (moments[0][1] - y) / 2;
    if (after < 0) return moments[last][0] + (y - moments[last][1]) / 2;
    const [from, top] = moments[after - 1];
    const [until, bottom] = moments[after];
    return from + (until - from) * (y - top) / (bottom - top);
  }

  #heightOf(minute) {
    const moments = this.#moments;
    const after = moments.findIndex(([at]) => at > minute);
    const last = moments.length - 1;
    if (after === 0) return moments[0][1];
    if (after < 0) return moments[last][1] + (minute - moments[last][0]) * 2;
    const [from, top] = moments[after - 1];
    const [until, bottom] = moments[after];
    return top + (bottom - top) * (minute - from) / (until - from);
  }

  #trackAt(x, slab) {
    if (!slab.dataset.track || getComputedStyle(this.#board).display !== 'table') return slab.dataset.track ?? '';
    const head = this.#tracks.find(track => { const box = track.getBoundingClientRect(); return x >= box.left && x < box.right; });
    return head?.dataset.track ?? slab.dataset.track;
  }

  #time(minute) {
    // the first row says when the meeting starts: 9.30
    const [hour, minutes] = this.#board.tBodies[0].rows[0].querySelector('time').textContent.split('.').map(Number);
    const at = hour * 60 + minutes - Number(this.#board.tBodies[0].rows[0].dataset.minute) + minute + 1440;
    return `${Math.floor(at / 60) % 12 || 12}.${String(at % 60).padStart(2, '0')}`;
  }

  #words(start, minutes, track) {
    const span = filled(this.dataset.span, this.#time(start), this.#time(start + minutes));
    const head = this.#tracks.find(each => each.dataset.track === track);
    return head ? filled(this.dataset.in, span, head.firstChild.textContent.trim()) : span;
  }

  // ---- with the keyboard

  #key(event) {
    const slab = event.target;
    if (!slab.classList?.contains('slab') || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') { slab.querySelector('b a')?.click(); return; }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      // others read it, or were there
      if (this.dataset.ask && !confirm(filled(this.dataset.ask, slab.dataset.title))) return;
      this.pending = null;
      this.#post(`${slab.dataset.item}/removal`, {}, slab, filled(this.dataset.gone, slab.dataset.title));
      return;
    }
    if (event.key === 'Escape' && this.pending) { this.#forget(); return; }
    const way = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (sideways && (!slab.dataset.track || event.shiftKey)) return;
    event.preventDefault();
    this.pending ??= { slab, start: Number(slab.dataset.start), minutes: Number(slab.dataset.minutes), track: slab.dataset.track ?? '' };
    const move = this.pending;
    if (sideways) {
      const order = this.#tracks.map(each => each.dataset.track);
      // beyond the last one a new one begins
      if (Number(order.at(-1)) < MOST_TRACKS) order.push(String(Number(order.at(-1)) + 1));
      move.track = order[Math.max(0, Math.min(order.length - 1, order.indexOf(move.track) + way))];
      move.moved = true;
    } else if (event.shiftKey) {
      move.minutes = Math.max(STEP, move.minutes + way * STEP);
      move.stretched = true;
    } else {
      move.start = Math.max(0, move.start + way * STEP);
      move.moved = true;
    }
    this.#show(move);
    this.#say(event.shiftKey ? filled(this.dataset.length, move.minutes) : this.#words(move.start, move.minutes, move.track));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#send(), PATIENCE);
  }

  #show(move) {
    const when = move.slab.querySelector('[data-when]');
    move.was ??= when.textContent;
    when.textContent = this.#words(move.start, move.minutes, move.track);
    move.slab.classList.add('moving');
  }

  #forget() {
    clearTimeout(this.timer);
    this.pending.slab.querySelector('[data-when]').textContent = this.pending.was;
    this.pending.slab.classList.remove('moving');
    this.pending = null;
  }

  async #send() {
    clearTimeout(this.timer);
    const move = this.pending;
    this.pending = null;
    if (!move) return;
    if (move.stretched) await this.#post(`${move.slab.dataset.item}/length`, { to: move.minutes }, move.slab);
    if (move.moved) await this.#post(`${move.slab.dataset.item}/place`, { minute: move.start, track: move.track }, move.slab);
  }

  // ---- with a mouse, a pen or a finger

  #press(event) {
    const slab = event.target.closest?.('.slab');
    if (!slab || event.button !== 0) return;
    const edge = event.target.closest('.edge');
    // a finger scrolls the page unless it takes the handle
    if (!edge && (event.pointerType !== 'mouse' ? !event.target.closest('.grip') : event.target.closest('a, button, summary, details'))) return;
    event.preventDefault();
    const box = slab.getBoundingClientRect();
    const drag = { slab, edge, from: [event.clientX, event.clientY], hold: event.clientY - box.top, start: Number(slab.dataset.start), minutes: Number(slab.dataset.minutes), track: slab.dataset.track ?? '' };
    const move = moved => this.#drag(drag, moved);
    const stop = ended => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
      removeEventListener('keydown', escape);
      clearTimeout(drag.asking);
      drag.ghost?.remove();
      slab.classList.remove('moving');
      if (!drag.ghost) { slab.focus(); return; }
      if (ended.type !== 'pointerup') return;
      if (edge && drag.minutes !== Number(slab.dataset.minutes)) this.#post(`${slab.dataset.item}/length`, { to: drag.minutes }, slab);
      if (!edge && (drag.start !== Number(slab.dataset.start) || drag.track !== (slab.dataset.track ?? ''))) {
        this.#post(`${slab.dataset.item}/place`, { minute: drag.start, track: drag.track }, slab);
      }
    };
    const escape = key => { if (key.key === 'Escape') stop(key); };
    addEventListener('pointermove', move);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
    addEventListener('keydown', escape);
  }

  #drag(drag, event) {
    const [x, y] = drag.from;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < MOVED) return;
      drag.ghost = document.createElement('div');
      drag.ghost.className = 'slab-ghost';
      document.body.append(drag.ghost);
      drag.slab.classList.add('moving');
    }
    if (drag.edge) {
      drag.minutes = Math.max(STEP, whole(this.#minuteAt(event.clientY) - drag.start));
    } else {
      drag.start = Math.max(0, whole(this.#minuteAt(event.clientY - drag.hold)));
      drag.track = this.#trackAt(event.clientX, drag.slab);
    }
    if (!drag.edge) this.#foresee(drag);
    this.#label(drag);
    const column = this.#tracks.find(each => each.dataset.track === drag.track && getComputedStyle(this.#board).display === 'table') ?? drag.slab;
    const box = column.getBoundingClientRect();
    const top = this.#heightOf(drag.start);
    Object.assign(drag.ghost.style, {
      left: `${box.left}px`, width: `${box.width}px`, top: `${top}px`, height: `${Math.max(28, this.#heightOf(drag.start + drag.minutes) - top)}px`,
    });
    if (event.clientY < 60) scrollBy(0, -12);
    if (event.clientY > innerHeight - 60) scrollBy(0, 12);
  }

  #label(drag) {
    drag.ghost.textContent = `${this.#words(drag.lands ?? drag.start, drag.minutes, drag.track)} ${drag.slab.dataset.title}`;
  }

  /** Where something is in the way the item takes its place in the order: at what time, the server says. */
  #foresee(drag) {
    const wish = new URLSearchParams({ minute: drag.start, track: drag.track }).toString();
    if (wish === drag.wish) return;
    drag.wish = wish;
    clearTimeout(drag.asking);
    drag.asking = setTimeout(async () => {
      try {
        const answer = await fetch(`${drag.slab.dataset.item}/landing?${wish}`, { headers: { Accept: 'application/json' } });
        if (answer.status !== 200 || drag.wish !== wish) return;
        drag.lands = (await answer.json()).minute;
        this.#label(drag);
      } catch {
        // where it was dropped is told afterwards all the same
      }
    }, CURIOSITY);
  }

  // ---- to the server and back

  #submit(event) {
    const button = event.submitter;
    const form = event.target;
    if (form.method !== 'post' || !form.closest('#agenda-live')) return;
    event.preventDefault();
    const fields = button?.name ? { [button.name]: button.value } : {};
    this.#post(button?.getAttribute('formaction') ?? form.getAttribute('action'), fields, button?.closest('.slab'), null, form);
  }

  async #post(address, fields, slab, said, form = this.querySelector('#presses')) {
    if (this.busy) return this.busy.then(() => this.#post(address, fields, this.#again(slab), said, this.querySelector('#presses') ?? form));
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    let done;
    this.busy = new Promise(resolve => { done = resolve; });
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'text/html' } });
      // signed out meanwhile, or something unexpected: the browser shows that by itself
      if (new URL(answer.url).pathname.includes('/agenda') && (answer.ok || answer.status === 409 || answer.status === 422)) this.#take(await answer.text(), slab, said);
      else location.assign(answer.url);
    } catch {
      this.#say(this.dataset.failed);
      slab?.classList.remove('moving');
    } finally {
      this.busy = null;
      this.removeAttribute('aria-busy');
      done();
    }
  }

  #again(slab) { return slab && this.querySelector(`#${CSS.escape(slab.id)}`); }

  #take(html, slab, said) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const had = document.activeElement;
    const focused = slab ?? (this.contains(had) ? had.closest('.slab') : null);
    // a button beside the timetable: the one that does the same afterwards, where there is one
    const act = !focused && this.contains(had) ? had.closest('form')?.getAttribute('action') : null;
    const before = [...this.querySelectorAll('.slab')];
    const place = before.indexOf(focused);
    const spot = document.getElementById('spot').selectedOptions[0];
    for (const id of ['agenda-live', 'spot-field', 'whose-time', 'rooms']) {
      const now = document.getElementById(id);
      const then = page.getElementById(id);
      if (now && then) now.replaceWith(document.adoptNode(then));
    }
    this.#keepSpot(spot);
    // why it was refused stands with the form that adds something: said where it was pressed
    const wrong = page.querySelector('.summary[role="alert"]');
    if (wrong) document.getElementById('agenda-live').prepend(document.adoptNode(wrong));
    const seen = page.querySelector('[data-seen]')?.value;
    for (const field of document.querySelectorAll('[data-seen]')) field.value = seen ?? field.value;
    // what happened before this is over
    document.querySelector('.flash')?.remove();
    this.#ready();
    const left = this.querySelectorAll('.slab');
    const again = this.#again(focused) ?? (focused && (left[Math.min(place, left.length - 1)] ?? document.getElementById('kind')));
    if (again) {
      again.focus({ preventScroll: true });
      again.scrollIntoView({ block: 'nearest' });
    } else if (act) {
      const came = [...left].find(slab => !before.some(one => one.id === slab.id));
      (this.querySelector(`form[action="${CSS.escape(act)}"]:not(#presses) button`) ?? came ?? left[0] ?? this.querySelector('#agenda-live button'))?.focus();
    }
    const told = this.querySelector('#agenda-live [role="alert"]') ?? page.querySelector('.flash');
    this.#say(said ?? told?.textContent.trim() ?? again?.getAttribute('aria-label') ?? '');
  }

  /** Whoever is writing something said where it goes: it goes there still, unless that is gone. */
  #keepSpot(was) {
    const spot = document.getElementById('spot');
    const gap = was.value.startsWith('at:') && this.querySelector(`.gap a[href*="at=${CSS.escape(was.value.slice(3))}&"]`);
    if (gap && ![...spot.options].some(option => option.value === was.value)) spot.append(was);
    spot.value = was.value;
    if (spot.selectedIndex < 0) spot.value = 'end';
  }

  #say(words) { this.live.textContent = words; }
}

customElements.define('agenda-builder', AgendaBuilder);
