/**
 * <copy-link data-text="https://…" data-done="Copied" hidden><button type="button" class="btn small">Copy the link</button></copy-link>
 * Hidden in the page as sent: without this module there is nothing to press.
 */
class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button || !navigator.clipboard) return;
    this.hidden = false;
    const label = button.querySelector('[data-label]') ?? button;
    const before = label.textContent;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(this.dataset.text);
      } catch {
        return;
      }
      label.textContent = this.dataset.done ?? before;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { label.textContent = before; }, 2500);
    });
  }
}

customElements.define('copy-link', CopyLink);
