import type { Texts } from './texts.ts';

const number = new Intl.NumberFormat('zh-CN');

/** The widget in Chinese. */
export const zh: Texts = {
  otherLanguage: 'English',
  tryAgain: '重试',
  card: {
    loading: '正在加载客户信息',
    provisional: '暂定',
    provisionalHint: '暂定：历史数据还不够，等级可能会调整。',
    classes: '客户分类',
    notClassified: {
      title: '该客户尚未分级。',
      remedy: '新客户会在几分钟内自动完成分级。',
    },
    fieldsMissing: {
      title: '当前组织还没有 Tierwise 的字段。',
      remedy: '请联系 CRM 管理员连接 Tierwise，并为您开放这些字段的查看权限。',
    },
    nextAction: '下一步行动',
    noPlay: '该客户目前没有待办事项。',
    overdue: '已逾期',
    waiting: '未到时间',
    morePlays: '同时要做',
    otherPlays: (count) => `另有 ${number.format(count)} 项策略`,
    whyClasses: '分级依据',
    evidence: '数据依据',
    coverage: (percent) => `该判断所需的数据已有 ${percent}%。`,
    override: (computed) => `已由人工设定；系统判定为“${computed}”。`,
    overrideWhy: (why) => `设定原因：${why}。`,
    overrideUntil: (date) => `有效期至${date}。`,
    change: (from, on, cause) => `${on}由“${from}”变更而来（${cause}）。`,
    deals: '商机',
    dealsCounted: (count) => `计入 ${number.format(count)} 单`,
    dealsExcluded: (count) => `未计入 ${number.format(count)} 单`,
    latestDeals: '最近计入的商机',
    excludedDeals: '未计入的商机及原因',
    noDeals: '还没有计入的商机。',
    group: '所属集团',
    groupMembers: (count) => `同集团的其他客户（${count} 家）`,
    asOf: (date) => `数据截至${date}`,
    policy: (version) => `分级规则 ${version}`,
    signedInAs: (name) => `当前用户：${name}`,
    stale: '已有一段时间未能更新。',
  },
  signIn: {
    title: '查看分级依据和完整策略',
    body: '分级理由、数据依据和完整策略，仅对有权查看该客户的同事开放，点一两下即可登录。',
    again: {
      title: '登录已过期',
      remedy: '页面内容会保留，重新登录后继续更新。',
    },
    button: '使用 Zoho 登录',
    checking: '正在确认登录状态',
    waiting: '请在新打开的窗口中完成登录。',
    showWindow: '显示登录窗口',
    cancel: '取消',
    problems: {
      blocked: {
        title: '浏览器拦截了登录窗口。',
        remedy: '请允许本页面弹出窗口，然后再次点击“使用 Zoho 登录”。',
      },
      closed: {
        title: '登录尚未完成，窗口就已关闭。',
        remedy: '请点击“使用 Zoho 登录”重新开始。',
      },
      'timed-out': {
        title: '登录超时。',
        remedy: '请点击“使用 Zoho 登录”重新开始。',
      },
      'consent-refused': {
        title: '您没有在登录窗口中授权。',
        remedy: '请重新登录并点击“接受”：Tierwise 只用来确认您的身份。',
      },
      'organization-not-connected': {
        title: '您所在的组织还没有连接 Tierwise。',
        remedy: '请联系 CRM 管理员完成连接。',
      },
      'sign-in-expired': {
        title: '本次登录已失效。',
        remedy: '请点击“使用 Zoho 登录”重新开始。',
      },
      'crm-unavailable': {
        title: 'Zoho 暂时没有正常响应。',
        remedy: '请过几分钟再试。',
      },
      failed: {
        title: '登录没有成功。',
        remedy: '请重试；如果一直不行，请联系 CRM 管理员。',
      },
    },
  },
  problems: {
    'not-in-crm': {
      title: '这是 Tierwise 嵌入 Zoho CRM 的页面。',
      remedy: '请在 Zoho CRM 中打开一个客户查看。',
    },
    'no-account': {
      title: '这里没有打开任何客户。',
      remedy: '请在 CRM 中打开一个客户，查看分级和下一步行动。',
    },
    'several-accounts': {
      title: '您选择了多个客户。',
      remedy: '请打开其中一个，查看分级和下一步行动。',
    },
    'other-module': {
      title: 'Tierwise 只分析客户，当前是其他类型的记录。',
      remedy: '请打开该记录所属的客户。',
    },
    'library-missing': {
      title: '无法加载 Zoho 的组件库。',
      remedy: '请检查网络或内容拦截插件后重试。',
    },
    'crm-silent': {
      title: 'CRM 页面没有响应。',
      remedy: '请刷新 CRM 页面；如果当前不在 Zoho CRM 中，请到 CRM 里打开。',
    },
    'record-unreadable': {
      title: '您在 CRM 中无权查看该记录。',
      remedy: '请联系 CRM 管理员开通该客户的访问权限。',
    },
    offline: {
      title: '无法连接 Tierwise 服务器。',
      remedy: '请检查网络后重试。',
    },
  },
  signedIn: {
    title: '登录 · Tierwise',
    done: '登录成功。',
    doneHint: '本窗口会自动关闭。',
    noOpener: {
      title: '发起登录的页面已经关闭。',
      remedy: '请关闭本窗口，回到 CRM 的客户页面，再次点击“使用 Zoho 登录”。',
    },
    backToTierwise: '前往 Tierwise 首页',
  },
  progress: {
    pageTitle: '初始化 · Tierwise',
    title: (organization) => `正在为“${organization}”进行初始化`,
    titleFinished: (organization) => `“${organization}”已准备就绪`,
    steps: {
      'create-fields': '创建分级字段',
      subscribe: '订阅数据变更',
      'read-accounts': '读取客户',
      'read-deals': '读取商机',
      classify: '为每个客户分级',
      write: '将结果写入 CRM',
      'create-views': '创建客户视图',
      done: '完成',
    },
    standings: { done: '已完成', finished: '已完成', failed: '在此中断' },
    finished: '所有客户均已完成分级。',
    failed: '初始化已中断。',
    count: (done, total) =>
      total === undefined
        ? number.format(done)
        : `${number.format(done)} / ${number.format(total)}`,
    waits: (time) => `正在等待 API 额度：Tierwise 可用的份额暂已用完，将于 ${time} 自动继续。`,
    credits: (count) => `已使用 API 额度：${number.format(count)}`,
    keepsRunning: '可以关闭本页面，后台会继续进行。',
    noLink: {
      title: '请通过连接成功后得到的链接打开本页面。',
      remedy: '链接一小时内有效。重新连接即可得到新链接，已有数据不受影响。',
    },
    connectAgain: '重新连接',
    next: '接下来',
    nextWidget:
      '在客户页面显示 Tierwise 卡片：在 CRM 中进入“设置 › 开发者中心 › 组件 › 新建组件”，类型选“相关列表”，托管方式选“外部”，填入以下地址，再把它作为相关列表添加到客户页面。',
    nextWidgetAddress: '组件地址',
    nextReps: '告诉销售同事：在卡片中点“使用 Zoho 登录”，即可查看分级理由、数据依据和完整策略。',
    nextFilters: '用新字段做筛选、报表和自动化：客户级别、生命周期、价值类型、RFM 分群等。',
    lists: '需手动创建的客户视图',
    listsBody:
      '您的 CRM 暂不允许 Tierwise 创建自定义视图。请在“客户”模块打开视图菜单，选择“新建自定义视图”，按下表逐个填写名称和唯一的条件，并共享给所有人。',
    listName: '视图名称',
    listCriterion: '条件',
    listIs: (field: string, value: string) => `${field} 等于 ${value}`,
    listContains: (field: string, value: string) => `${field} 包含 ${value}`,
    webhook: '可选：工作流 Webhook',
    webhookBody:
      '数据变更会自动同步到 Tierwise。如果希望由您自己的工作流规则触发重新分级，请生成一个 Webhook 地址。',
    webhookButton: '生成 Webhook 地址',
    webhookOnce: '只显示一次，请立即复制。重新生成后，旧地址即失效。',
    webhookUrl: '通知地址（POST）',
    webhookHeader: '请求头',
    webhookBodyParameters: '参数：module = Accounts 或 Deals，ids = 记录 ID',
    copy: '复制',
    copied: '已复制',
  },
  welcome: {
    pageTitle: 'Tierwise for Zoho CRM',
    title: '看清哪些是大客户，知道下一步该做什么',
    lead: 'Tierwise 读取 Zoho CRM 中的客户和商机，自动为每个客户分级分类，说明理由，并给出下一步行动建议。',
    points: [
      {
        title: '结果就是字段',
        body: '客户级别、生命周期、价值分层、RFM 分群都是普通客户字段，可直接用于筛选、报表和自动化。',
      },
      {
        title: '每个结论都有依据',
        body: '哪些商机计入、哪些没有计入、背后的数据，以及距离下一等级还差多少，一目了然。',
      },
      {
        title: '知道下一步',
        body: '结合客户级别、所处阶段和需求，告诉您做什么、谁来做、什么时候做。',
      },
      {
        title: '以您的判断为准',
        body: '您在 CRM 中修改的等级会一直保留；不触发您的自动化规则，节约 API 额度。',
      },
    ],
    connect: '连接您的 Zoho CRM',
    connectBody: '由管理员连接一次即可，授权内容会在 Zoho 页面上列明。',
    dataCenter: '数据中心',
    dataCenterHint: '即您使用的 Zoho CRM 网址的后缀。',
    dataCenters: {
      com: '美国（zoho.com）',
      eu: '欧洲（zoho.eu）',
      in: '印度（zoho.in）',
      'com.au': '澳大利亚（zoho.com.au）',
      jp: '日本（zoho.jp）',
      ca: '加拿大（zohocloud.ca）',
      sa: '沙特阿拉伯（zoho.sa）',
      uk: '英国（zoho.uk）',
      'com.cn': '中国（zoho.com.cn）',
      local: '本机（演示）',
    },
    language: '字段语言',
    languageHint: '写入 CRM 的字段名称和内容所用的语言，选定后不再改变。',
    languages: { en: 'English', zh: '中文' },
    button: '连接',
    trust: 'Tierwise 读取客户和商机，只写入自己的字段。',
  },
};
