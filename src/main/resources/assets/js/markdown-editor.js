import { toMarkdown } from './paste.js';

/**
 * A textarea of Markdown with buttons. Without this module it is a textarea.
 *
 * <markdown-editor data-preview="/organise/preview" data-bold="Bold" data-italic="Italic" data-heading="Heading" data-list="List"
 *                  data-quote="Quote" data-link="Link" data-show-preview="Preview" data-show-text="Write" data-failed="…">
 *   <div class="toolbar" hidden> <button type="button" data-act="bold" aria-label="…">icon</button> … </div>
 *   <textarea name="body"></textarea>
 *   <div class="preview prose" hidden></div>
 * </markdown-editor>
 *
 * Toolbar and buttons are made by the template (fragments/forms :: markdown), so that icons and words are the server's.
 * data-preview takes a POST of `body` (and the form's token) and answers with safe HTML. What is pasted from a web page or a word
 * processor becomes Markdown: headings, lists, links, bold and italic stay, the rest goes.
 */
class MarkdownEditor extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector('textarea');
    this.bar = this.querySelector('.toolbar');
    if (!this.area || !this.bar || this.ready) return;
    this.ready = true;
    this.bar.hidden = false;
    this.sheet = this.querySelector('.preview');
    this.bar.addEventListener('click', event => {
      const act = event.target.closest('button')?.dataset.act;
      if (act === 'preview') this.#preview(event.target.closest('button'));
      else if (act) this.#act(act);
    });
    this.area.addEventListener('keydown', event => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const act = { b: 'bold', i: 'italic', k: 'link' }[event.key.toLowerCase()];
      if (act) { event.preventDefault(); this.#act(act); }
    });
    this.area.addEventListener('paste', event => {
      const html = event.clipboardData?.getData('text/html');
      if (!html || event.clipboardData.files.length) return;
      const markdown = toMarkdown(html);
      if (!markdown || markdown === event.clipboardData.getData('text/plain').trim()) return;
      event.preventDefault();
      this.#insert(markdown);
    });
  }

  #insert(text) {
    this.area.focus();
    // the only way that keeps the browser's own undo; setRangeText is the fallback
    if (!document.execCommand?.('insertText', false, text)) {
      this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
      this.area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  #act(act) {
    const { selectionStart: start, selectionEnd: end, value } = this.area;
    const chosen = value.slice(start, end);
    const around = { bold: '**', italic: '*' }[act];
    if (around) {
      const has = chosen.startsWith(around) && chosen.endsWith(around) && chosen.length >= 2 * around.length;
      this.#insert(has ? chosen.slice(around.length, -around.length) : around + chosen + around);
      if (!chosen) this.area.selectionStart = this.area.selectionEnd = start + around.length;
      return;
    }
    if (act === 'link') {
      const isAddress = /^https?:\/\/\S+$/.test(chosen);
      this.#insert(isAddress ? `[](${chosen})` : `[${chosen}](https://)`);
      const at = isAddress ? start + 1 : start + chosen.length + 3;
      this.area.setSelectionRange(at, isAddress ? at : at + 8);
      return;
    }
    const mark = { heading: '## ', list: '- ', quote: '> ' }[act];
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const to = value.indexOf('\n', end) < 0 ? value.length : value.indexOf('\n', end);
    const lines = value.slice(from, to).split('\n');
    const all = lines.every(line => line.startsWith(mark));
    this.area.setSelectionRange(from, to);
    this.#insert(lines.map(line => all ? line.slice(mark.length) : mark + line).join('\n'));
  }

  async #preview(button) {
    const showing = button.getAttribute('aria-pressed') === 'true';
    button.setAttribute('aria-pressed', String(!showing));
    for (const other of this.bar.querySelectorAll('[data-act]:not([data-act="preview"])')) other.hidden = !showing;
    this.area.hidden = !showing;
    this.sheet.hidden = showing;
    if (showing) { this.area.focus(); return; }
    const sent = new URLSearchParams({ body: this.area.value });
    const token = this.closest('form')?.querySelector('input[name="_csrf"]')?.value;
    if (token) sent.set('_csrf', token);
    try {
      const answer = await fetch(this.dataset.preview, { method: 'POST', body: sent, credentials: 'same-origin', redirect: 'manual' });
      if (!answer.ok) throw new Error(String(answer.status));
      // sanitised by the server, as it is on the published page
      this.sheet.innerHTML = await answer.text();
    } catch {
      this.sheet.textContent = this.dataset.failed ?? '';
    }
  }
}

customElements.define('markdown-editor', MarkdownEditor);
