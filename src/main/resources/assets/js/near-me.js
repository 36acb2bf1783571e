/**
 * <form action="/meetings"> <input name="near"> <near-me data-asking="Asking …" data-refused="…" data-failed="…" hidden>
 *   <button type="button">Use my position</button></near-me> <p role="status" data-near-status></p> </form>
 *
 * Stands in a form that asks for meetings near a postcode. Asks the browser where it is, to a tenth of a degree (some 10 km),
 * and fetches the list with that in a header of this one request: it is in no address, so neither history nor the logs
 * of any server on the way have it. The page that comes takes the place of this one.
 */
const HEADER = 'Near-Position';
const REPLACED = { nearMe: true };
const rough = degrees => (Math.round(degrees * 10) / 10).toFixed(1);

class NearMe extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('button');
    this.form = this.closest('form');
    if (!this.button || !this.form) return;
    this.form.addEventListener('submit', () => this.#cut(this.form.elements.near));
    if (!navigator.geolocation) return;
    this.hidden = false;
    this.status = this.form.querySelector('[data-near-status]');
    this.button.addEventListener('click', () => this.#ask());
  }

  // The letters are enough; the rest of a postcode says where somebody lives.
  #cut(field) {
    const letters = field.value.toUpperCase().replace(/[^A-Z0-9]/g, '').match(/^([A-Z]{1,2})\d/);
    if (letters) field.value = letters[1];
  }

  #ask() {
    // a disabled button would lose the focus
    if (this.button.ariaDisabled === 'true') return;
    this.button.ariaDisabled = 'true';
    this.status.textContent = this.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      place => this.#show(place.coords).catch(() => this.#say(this.dataset.failed)),
      error => this.#say(error.code === error.PERMISSION_DENIED ? this.dataset.refused : this.dataset.failed),
      { enableHighAccuracy: false, timeout: 10000, maximumAge: 600000 });
  }

  async #show({ latitude, longitude }) {
    const address = new URL(this.form.action);
    for (const [name, value] of new FormData(this.form)) if (value && name !== 'near') address.searchParams.set(name, value);
    address.searchParams.set('near', 'here');
    const answer = await fetch(address, { headers: { [HEADER]: `${rough(latitude)},${rough(longitude)}` }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    history.replaceState(REPLACED, '');
    history.pushState(REPLACED, '', address);
    document.title = page.title;
    document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
    document.querySelector('#near-results')?.focus();
  }

  #say(words) {
    this.button.ariaDisabled = 'false';
    this.status.textContent = words;
  }
}

customElements.define('near-me', NearMe);

// Back to the page before, or forward again: it was replaced without being left, so it is loaded.
addEventListener('popstate', event => { if (event.state?.nearMe) location.reload(); });
