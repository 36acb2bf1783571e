/**
 * Sends photos one after the other, says of each how far it is, and tries again when nobody answers.
 *
 * <photo-upload data-sending="{0}% sent" …> <form><input type="file" name="pictures" multiple>…</form>
 *   <p class="sent-all" role="status"></p> <ul class="files sent"></ul> </photo-upload>
 *
 * Each goes as the form would send it alone; from the page that answers the list of photos is taken, or why one was refused.
 * The server knows a photo that it has already, so trying again never makes two.
 */
const WAITS = [1000, 3000, 8000, 15000];
const STALLED = 60000;
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const online = () => navigator.onLine ? Promise.resolve() : new Promise(done => addEventListener('online', done, { once: true }));

class PhotoUpload extends HTMLElement {
  #queue = [];
  #sending = false;
  #all = 0;
  #here = 0;
  #failed = 0;

  connectedCallback() {
    this.form = this.querySelector('form');
    this.input = this.querySelector('input[type="file"]');
    this.list = this.querySelector('.sent');
    this.status = this.querySelector('.sent-all');
    if (!this.form || !this.input || !this.list) return;
    // Nothing more to press: what is chosen goes at once.
    this.input.addEventListener('change', () => this.#take([...this.input.files]));
    this.form.addEventListener('submit', event => {
      if (!this.input.files.length) { event.preventDefault(); this.input.click(); return; }
      event.preventDefault();
      this.#take([...this.input.files]);
    });
    const box = this.querySelector('.drop') ?? this;
    for (const kind of ['dragenter', 'dragover']) box.addEventListener(kind, event => { event.preventDefault(); box.classList.add('over'); });
    for (const kind of ['dragleave', 'drop']) box.addEventListener(kind, () => box.classList.remove('over'));
    box.addEventListener('drop', event => { event.preventDefault(); this.#take([...event.dataTransfer.files]); });
    addEventListener('beforeunload', event => { if (this.#sending) event.preventDefault(); });
  }

  #take(files) {
    this.input.value = '';
    for (const button of this.form.querySelectorAll('button.busy')) { button.disabled = false; button.classList.remove('busy'); }
    for (const file of files) {
      this.#all++;
      const item = this.#item(file);
      if (file.size > Number(this.dataset.most) * 1024 * 1024) this.#fail(item, this.dataset.tooLarge, false);
      else this.#queue.push(item);
    }
    this.#say();
    this.#work();
  }

  #item(file) {
    const line = document.createElement('li');
    const name = document.createElement('span');
    const bar = document.createElement('progress');
    const state = document.createElement('small');
    name.textContent = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    state.textContent = this.dataset.waiting ?? '';
    line.append(name, bar, state);
    this.list.append(line);
    return { file, line, bar, state };
  }

  async #work() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#queue.length) await this.#send(this.#queue.shift());
    this.#sending = false;
    this.#say();
  }

  async #send(item) {
    for (let attempt = 0; ; attempt++) {
      if (!navigator.onLine) { item.state.textContent = this.dataset.offline ?? ''; await online(); }
      try {
        if (item.again) await this.#renew();
        const answer = await this.#post(item);
        if (answer.status === 422) return this.#fail(item, ...this.#problem(answer.page));
        if (answer.status === 403) return this.#fail(item, this.dataset.signedOut, true);
        if (answer.page.querySelector('#photo-list') && answer.status < 300) { this.#done(item, answer.page); return; }
        if (answer.status < 500 && answer.status !== 408 && answer.status !== 429) return this.#fail(item, answer.page.querySelector('h1')?.textContent, false);
      } catch { /* no answer: again */ }
      if (attempt >= WAITS.length) return this.#fail(item, this.dataset.failed, true);
      item.state.textContent = this.dataset.again ?? '';
      await wait(WAITS[attempt]);
    }
  }

  #post(item) {
    return new Promise((done, fail) => {
      const body = new FormData(this.form);
      body.delete(this.input.name);
      body.append(this.input.name, item.file, item.file.name);
      const request = new XMLHttpRequest();
      request.open('POST', this.form.action);
      // However slow it is, as long as it goes on.
      let last = Date.now();
      const watch = setInterval(() => { if (Date.now() - last > STALLED) request.abort(); }, 5000);
      request.onloadend = () => clearInterval(watch);
      request.upload.onprogress = event => {
        last = Date.now();
        if (!event.lengthComputable) return;
        const part = Math.round(event.loaded / event.total * 100);
        item.bar.value = part;
        item.state.textContent = (this.dataset.sending ?? '').replace('{0}', part);
      };
      request.onload = () => done({ status: request.status, page: new DOMParser().parseFromString(request.responseText, 'text/html') });
      request.onerror = request.onabort = () => fail(new Error('no answer'));
      request.send(body);
    });
  }

  /** Signed in again on another tab, the form needs the token of that session. */
  async #renew() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const token = page.querySelector('photo-upload [name=_csrf]');
    if (token) this.form.querySelector('[name=_csrf]').value = token.value;
  }

  /** Why it was not taken, and whether it may be another time. */
  #problem(page) {
    const problem = page.querySelector('.problem');
    const words = problem?.textContent ?? '';
    // The name stands beside it already.
    return [words.includes(': ') ? words.slice(words.indexOf(': ') + 2) : words, problem?.hasAttribute('data-again')];
  }

  #done(item, page) {
    this.#here++;
    item.line.classList.add('done');
    item.bar.remove();
    item.state.textContent = this.dataset.done ?? '';
    this.#say();
    const list = page.querySelector('#photo-list');
    const old = document.querySelector('#photo-list');
    if (list && old) {
      old.replaceWith(document.adoptNode(list));
      globalThis.htmx?.process(list);
    }
  }

  #fail(item, words, again) {
    this.#failed++;
    item.line.classList.add('failed');
    item.bar.remove();
    item.state.textContent = words ?? this.dataset.failed ?? '';
    item.state.setAttribute('role', 'alert');
    if (again) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn small';
      button.textContent = this.dataset.retry ?? '';
      button.addEventListener('click', () => {
        const fresh = { ...this.#item(item.file), again: true };
        item.line.replaceWith(fresh.line);
        this.#failed--;
        this.#say();
        this.#queue.push(fresh);
        this.#work();
      });
      item.line.append(button);
    }
  }

  #say() {
    const over = this.#failed && this.#here + this.#failed === this.#all;
    this.status.textContent = ((over ? this.dataset.some : this.dataset.all) ?? '').replace('{0}', this.#here).replace('{1}', over ? this.#failed : this.#all);
  }
}

customElements.define('photo-upload', PhotoUpload);
