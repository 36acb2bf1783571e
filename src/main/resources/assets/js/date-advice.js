/**
 * Says what speaks against the day in a form of a meeting, as soon as it is chosen.
 *
 * <date-advice data-url="/organise/year/advice" data-region="id" data-meeting="id" role="status"> warnings </date-advice>
 *
 * Stands inside the form and reads its fields "date", or the one whose id is in data-day, and, where there is one, "region". What the server wrote into it stays
 * until something else is chosen, and when the server cannot be asked.
 */
class DateAdvice extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.form?.addEventListener('change', event => {
      if (event.target === this.#day() || event.target.name === 'region') this.#ask();
    });
  }

  #day() {
    return this.form.elements[this.dataset.day || 'date'];
  }

  async #ask() {
    const fields = this.form.elements;
    const asked = new URLSearchParams({
      region: fields.region?.value || this.dataset.region || '',
      date: this.#day().value,
      meeting: this.dataset.meeting || '',
    });
    const latest = this.latest = String(asked);
    try {
      const answer = await fetch(`${this.dataset.url}?${asked}`, { headers: { Accept: 'text/html' } });
      const text = await answer.text();
      if (answer.ok && latest === this.latest) this.innerHTML = text;
    } catch { /* without an answer the form works as well */ }
  }
}

customElements.define('date-advice', DateAdvice);
