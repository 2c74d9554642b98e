/** A language in which the accounts pages exist. */
export type PageLanguage = 'en' | 'zh';

/** The language a browser asks for. */
export function languageOf(acceptLanguage: string | undefined): PageLanguage {
  return acceptLanguage?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A whole page around its body, which must be escaped already. */
export function renderPage(title: string, body: string, language: PageLanguage): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f3f5f9;color:#1d2433;font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{width:min(27rem,calc(100vw - 5rem));padding:2rem 2.25rem;background:#fff;border-radius:12px;box-shadow:0 1px 3px #0002,0 8px 28px #0001}
h1{margin:0 0 1rem;font-size:1.3rem}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend{padding:0;font-weight:600}
label{display:block;padding:.55rem .75rem;margin:.4rem 0;border:1px solid #d9deea;border-radius:8px;cursor:pointer}
label:has(:checked){border-color:#1f6feb;background:#f0f6ff}
small{color:#5b6478}
ul{max-height:11rem;overflow:auto;padding-left:1.2rem;font-size:.85rem}
button{font:inherit;padding:.55rem 1.4rem;border-radius:8px;border:1px solid #c5ccdb;background:#fff;cursor:pointer}
button.primary{background:#1f6feb;border-color:#1f6feb;color:#fff}
button:focus-visible,input:focus-visible{outline:3px solid #94bffc;outline-offset:2px}
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}
