import { defineServerCheck } from './check.ts';

/** Whether browsers and Zoho can reach the server at the address it gives them. */
export const publicAddress = defineServerCheck({
  id: 'public-address',
  title: { en: 'Public address', zh: '对外地址' },
  findings: {
    answers: {
      severity: 'fine',
      sentence: { en: 'Tierwise answers at {url}.', zh: 'Tierwise 可通过 {url} 访问。' },
    },
    silent: {
      severity: 'warning',
      sentence: { en: 'Nothing answers at {url}.', zh: '{url} 没有响应。' },
      remedy: {
        en: 'Start the server (tierwise serve), and have your proxy pass requests on to it.',
        zh: '请启动服务（tierwise serve），并确认反向代理已将请求转发到该服务。',
      },
    },
    foreign: {
      severity: 'problem',
      sentence: {
        en: 'Something else than Tierwise answers at {url} (HTTP {status}).',
        zh: '{url} 处响应的不是 Tierwise（HTTP {status}）。',
      },
      remedy: {
        en: 'Set PUBLIC_URL to the server’s own address, or correct the proxy before it.',
        zh: '请将 PUBLIC_URL 设为本服务的地址，或更正反向代理配置。',
      },
    },
    'not-secure': {
      severity: 'problem',
      sentence: {
        en: '{url} is not an https address that Zoho can reach.',
        zh: '{url} 不是 Zoho 可访问的 https 地址。',
      },
      remedy: {
        en: 'Put a proxy with a certificate before the server and set PUBLIC_URL to its https address.',
        zh: '请在服务前部署带证书的反向代理，并将 PUBLIC_URL 设为其 https 地址。',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: { en: 'Not looked at: PUBLIC_URL is not set.', zh: '未检查：未设置 PUBLIC_URL。' },
      remedy: { en: 'Correct the settings first.', zh: '请先更正配置。' },
    },
  },
  evaluate({ publicUrl: url, isEmulated, answer }) {
    if (url === undefined) return { code: 'unknown' };
    if (!isEmulated && !isReachable(url)) return { code: 'not-secure', values: { url } };
    if (!answer) return { code: 'silent', values: { url } };
    if (answer.isTierwise) return { code: 'answers', values: { url } };
    return { code: 'foreign', values: { url, status: answer.status } };
  },
});

function isReachable(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hostname !== 'localhost' && !/^(127\.|\[)/.test(hostname);
}
