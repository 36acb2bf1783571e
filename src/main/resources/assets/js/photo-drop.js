/**
 * Shows what was chosen in a file input, and takes files dropped on it.
 *
 * <photo-drop data-max="20" data-too-many="Only the first {0} will be sent">
 *   <div class="drop"><input type="file" name="photos" accept="image/*" multiple></div>
 *   <ul class="files"></ul> <p class="error" hidden></p></photo-drop>
 *
 * Names and sizes only: our policy lets pages show no picture from anywhere but the server.
 */
const sizes = new Intl.NumberFormat(document.documentElement.lang || 'en-GB', { maximumFractionDigits: 1 });
const size = bytes => bytes < 1e6 ? `${sizes.format(Math.max(1, Math.round(bytes / 1e3)))} KB` : `${sizes.format(bytes / 1e6)} MB`;

class PhotoDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type="file"]');
    this.list = this.querySelector('.files');
    if (!this.input || !this.list) return;
    const box = this.querySelector('.drop') ?? this;
    this.input.addEventListener('change', () => this.#show());
    for (const kind of ['dragenter', 'dragover']) box.addEventListener(kind, event => { event.preventDefault(); box.classList.add('over'); });
    for (const kind of ['dragleave', 'drop']) box.addEventListener(kind, () => box.classList.remove('over'));
    box.addEventListener('drop', event => {
      event.preventDefault();
      if (event.dataTransfer.files.length) this.#take([...event.dataTransfer.files]);
    });
  }

  #take(files) {
    const accept = this.input.accept.split(',').map(kind => kind.trim()).filter(Boolean);
    const fits = file => !accept.length || accept.some(kind => kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1))
      : kind.startsWith('.') ? file.name.toLowerCase().endsWith(kind.toLowerCase()) : file.type === kind);
    const chosen = new DataTransfer();
    for (const file of files.filter(fits).slice(0, this.input.multiple ? undefined : 1)) chosen.items.add(file);
    this.input.files = chosen.files;
    this.#show();
  }

  #show() {
    let files = [...this.input.files];
    const most = Number(this.dataset.max) || Infinity;
    const warning = this.querySelector('.error');
    if (warning) {
      warning.hidden = files.length <= most;
      warning.textContent = files.length <= most ? '' : (this.dataset.tooMany ?? '').replace('{0}', most);
    }
    if (files.length > most) { this.#take(files.slice(0, most)); files = [...this.input.files]; if (warning) { warning.hidden = false; warning.textContent = (this.dataset.tooMany ?? '').replace('{0}', most); } }
    this.list.replaceChildren(...files.map(file => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      const amount = document.createElement('small');
      name.textContent = file.name;
      amount.textContent = size(file.size);
      item.append(name, amount);
      return item;
    }));
  }
}

customElements.define('photo-drop', PhotoDrop);
