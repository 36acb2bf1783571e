/**
 * Filters the list at the door as one types, and by whether people are here.
 *
 * <door-list data-count="{0} shown"> <input type="radio" name="show" value="missing"> <input type="search"> <p class="count" role="status"></p>
 *   <ul class="door"><li data-name="Priya Nair Severn Vale" class="here">…</li></ul> <p data-nobody hidden>…</p> <p data-none hidden>…</p> </door-list>
 *
 * Every word typed must begin a word of the name; accents do not matter. Enter on the only one left goes to its button.
 */
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

class DoorList extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type="search"]');
    if (!this.field) return;
    this.field.addEventListener('input', () => this.#filter());
    // found already, and without asking the server, which may be out of reach
    this.field.form?.addEventListener('submit', event => event.preventDefault());
    this.field.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      const left = this.#items.filter(item => !item.hidden);
      if (left.length === 1) { event.preventDefault(); left[0].querySelector('button, a')?.focus(); }
    });
    // htmx swaps a row or the whole list when somebody is marked: filter what came
    this.addEventListener('htmx:afterSettle', () => this.#filter());
    for (const way of this.querySelectorAll('[name="show"]')) way.addEventListener('change', () => this.#filter());
    this.#filter();
  }

  /** After rows came, went or changed. */
  refresh() { if (this.field) this.#filter(); }

  /** Whether some of the list is out of sight. */
  get filtered() { return Boolean(this.field?.value || this.#show); }

  get #show() { return this.querySelector('[name="show"]:checked')?.value ?? ''; }

  get #items() { return [...this.querySelectorAll('li[data-name]')]; }

  #filter() {
    const typed = plain(this.field.value).split(/\s+/).filter(Boolean);
    const show = this.#show;
    let shown = 0;
    for (const item of this.#items) {
      const words = plain(item.dataset.name).split(/[\s'’-]+/);
      item.hidden = show && (show === 'here') !== item.classList.contains('here') || !typed.every(part => words.some(word => word.startsWith(part)));
      if (!item.hidden) shown++;
    }
    const count = this.querySelector('.count');
    if (count && this.dataset.count) count.textContent = this.filtered ? this.dataset.count.replace('{0}', shown) : '';
    for (const [name, there] of [['nobody', !shown && typed.length > 0], ['none', !shown && !typed.length && show]]) {
      const part = this.querySelector(`[data-${name}]`);
      if (part) part.hidden = !there;
    }
  }
}

customElements.define('door-list', DoorList);
