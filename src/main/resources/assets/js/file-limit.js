/**
 * Says of a file that is too large before it is sent, and keeps the form from being sent with it.
 *
 * <file-limit data-most="50" data-too-large="This file is larger than 50 MB…"> … <input type="file"> … </file-limit>
 *
 * data-most is in megabytes. Without it the server says the same afterwards.
 */
class FileLimit extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input[type="file"]');
    const most = Number(this.dataset.most) * 1024 * 1024;
    if (!input || !most) return;
    input.addEventListener('change', () => {
      const large = [...input.files].some(file => file.size > most);
      input.setCustomValidity(large ? this.dataset.tooLarge ?? '' : '');
      if (large) input.reportValidity();
    });
  }
}

customElements.define('file-limit', FileLimit);
