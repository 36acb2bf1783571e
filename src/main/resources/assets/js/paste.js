/** HTML from a blog or a word processor → Markdown. Keeps headings, paragraphs, lists, quotes, links, bold and italic; drops the rest. */
const DROP = new Set(['SCRIPT', 'STYLE', 'HEAD', 'META', 'LINK', 'TITLE', 'NOSCRIPT', 'IFRAME', 'SVG', 'FORM', 'BUTTON', 'NAV', 'IMG', 'VIDEO', 'AUDIO', 'OBJECT']);
const BLOCK = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'ASIDE', 'FIGURE', 'FIGCAPTION', 'TABLE', 'TR', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'DL', 'DT', 'DD', 'ADDRESS']);

export const toMarkdown = html => {
  const page = new DOMParser().parseFromString(html.replace(/\sstyle\s*=/gi, ' data-style='), 'text/html');
  return blocks(page.body).join('\n\n').replace(/\n{3,}/g, '\n\n').trim();
};

const escape = text => text.replace(/[\\`*_[\]<>]/g, '\\$&');
const squeeze = text => text.replace(/[\s\u00a0]+/g, ' ');

// Word and Google Docs say bold and italic by style, and wrap whole pages in <b style="font-weight: normal">
// (kept under another name: our own policy refuses a style attribute, even in a page nobody sees)
const styled = (node, property) => new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([\\w-]+)`, 'i').exec(node.dataset.style ?? '')?.[1].toLowerCase();
const isBold = node => {
  const weight = styled(node, 'font-weight');
  if (weight) return weight === 'bold' || Number(weight) >= 600;
  return node.tagName === 'B' || node.tagName === 'STRONG';
};
const isItalic = node => {
  const style = styled(node, 'font-style');
  return style ? style === 'italic' : node.tagName === 'I' || node.tagName === 'EM';
};

const wrapped = (text, mark) => {
  const inner = text.trim();
  if (!inner) return text;
  return text.slice(0, text.length - text.trimStart().length) + mark + inner + mark + text.slice(text.trimEnd().length);
};

const inline = node => {
  if (node.nodeType === Node.TEXT_NODE) return escape(squeeze(node.data));
  if (node.nodeType !== Node.ELEMENT_NODE || DROP.has(node.tagName.toUpperCase())) return '';
  if (node.tagName === 'BR') return '\n';
  let text = [...node.childNodes].map(inline).join('');
  if (isItalic(node)) text = wrapped(text, '*');
  if (isBold(node)) text = wrapped(text, '**');
  if (node.tagName === 'A' && /^(https?:|mailto:)/i.test(node.getAttribute('href') ?? '') && text.trim()) {
    text = `[${text.trim()}](${node.getAttribute('href').trim().replace(/[()\s]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
  }
  return text;
};

const hasBlocks = node => [...node.children].some(child => BLOCK.has(child.tagName) || hasBlocks(child));
const tidy = text => text.split('\n').map(line => line.trim()).join('  \n').replace(/^( {2}\n)+|( {2}\n)+$/g, '').trim();

const list = (node, depth = 0) => {
  const lines = [];
  let number = Number(node.getAttribute('start')) || 1;
  for (const item of node.children) {
    if (item.tagName === 'UL' || item.tagName === 'OL') { lines.push(...list(item, depth + 1)); continue; }
    if (item.tagName !== 'LI') continue;
    const nested = [...item.children].filter(child => child.tagName === 'UL' || child.tagName === 'OL');
    const text = squeeze([...item.childNodes].filter(child => !nested.includes(child)).map(inline).join(' ')).trim();
    const mark = node.tagName === 'OL' ? `${number++}. ` : '- ';
    if (text) lines.push('   '.repeat(depth) + mark + text);
    for (const inner of nested) lines.push(...list(inner, depth + 1));
  }
  return lines;
};

const blocks = parent => {
  const out = [];
  let run = '';
  const flush = () => { const text = tidy(run); if (text) out.push(text); run = ''; };
  for (const node of parent.childNodes) {
    const tag = node.nodeType === Node.ELEMENT_NODE ? node.tagName.toUpperCase() : '';
    if (DROP.has(tag)) continue;
    const heading = /^H([1-6])$/.exec(tag);
    if (heading) {
      flush();
      const text = squeeze(node.textContent).trim();
      // the page has its own first heading: what was a title becomes a section
      if (text) out.push(`${'#'.repeat(Math.min(4, Math.max(2, Number(heading[1]))))} ${escape(text)}`);
    } else if (tag === 'UL' || tag === 'OL') { flush(); const lines = list(node); if (lines.length) out.push(lines.join('\n')); }
    else if (tag === 'BLOCKQUOTE') { flush(); const inner = blocks(node).join('\n\n'); if (inner) out.push(inner.split('\n').map(line => `> ${line}`.trimEnd()).join('\n')); }
    else if (tag && (BLOCK.has(tag) || hasBlocks(node))) { flush(); out.push(...blocks(node)); }
    else run += inline(node);
  }
  flush();
  return out;
};
