/** Runs in the page of the webview, in Chromium: what only a browser can tell. Its findings are read out of the page. */
import type { FromReport, ToReport } from '../../../client/report/messages.ts'
import { morph } from '../../../client/report/morph.ts'

interface Given {
  readonly first: string
  readonly second: string
  readonly sources: readonly { readonly id: string; readonly line: number }[]
}

declare global {
  interface Window {
    given: Given
    posted: FromReport[]
    violations: string[]
  }
}

const findings: { readonly name: string; readonly error?: string }[] = []

async function check(name: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run()
    findings.push({ name })
  } catch (error) {
    findings.push({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function same(actual: unknown, wanted: unknown, what = ''): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`)
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const frames = async () => {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

async function send(message: ToReport): Promise<void> {
  window.dispatchEvent(new MessageEvent('message', { data: message }))
  await wait(0)
}

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`there is no #${id}`)
  return found
}

let version = 0
const report = (html: string): ToReport => ({
  type: 'report',
  uri: 'file:///star.study',
  version: ++version,
  html,
  sources: window.given.sources,
  state: 'fresh',
})

const status = () => element('status').textContent

await check('it asks for the report when it is ready', () => same(window.posted, [{ type: 'ready' }]))

await check('the report appears; the policy of the page forbids nothing of it', async () => {
  await send(report(window.given.first))
  same(document.querySelectorAll('h1').length, 1)
  same(element('report').getAttribute('aria-busy'), 'false')
  same(getComputedStyle(document.querySelector('table')!).borderCollapse, 'collapse', 'the stylesheet applies')
  same(window.violations, [])
})

await check('tab stops: the skip link first, every button and table reachable', () => {
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]')]
  same(stops[0]?.className, 'skip')
  same(
    stops.every((one) => one.tabIndex === 0),
    true,
  )
  same(stops.length > 30, true)
})

await check('new results change in place: elements, focus, open parts and place stay', async () => {
  const block = element('comparison-overall')
  const details = document.querySelector('details')!
  details.open = true
  window.scrollTo(0, block.getBoundingClientRect().top + window.scrollY - 40)
  const button = element('comparison-overall-copy-csv')
  button.focus({ preventScroll: true })
  const before = block.getBoundingClientRect().top
  await frames()
  await send(report(window.given.second))
  same(element('comparison-overall') === block, true, 'same element')
  same(block.textContent?.includes('0.987'), true, 'new number')
  same(document.activeElement?.id, 'comparison-overall-copy-csv', 'focus')
  same(details.open && details.isConnected, true, 'details')
  same(
    Math.abs(block.getBoundingClientRect().top - before) <= 1,
    true,
    `moved ${block.getBoundingClientRect().top - before}`,
  )
  same(document.getElementById('table-extra') !== null, true, 'what is new is there')
})

await check('the same results touch nothing', async () => {
  let changes = 0
  const observer = new MutationObserver((list) => {
    changes += list.length
  })
  observer.observe(element('report'), { subtree: true, childList: true, characterData: true, attributes: true })
  await send(report(window.given.second))
  changes += observer.takeRecords().filter((one) => one.attributeName !== 'aria-busy').length
  observer.disconnect()
  same(changes <= 1, true, `${changes} changes`)
})

await check('an older version never replaces a newer one', async () => {
  await send({ type: 'report', uri: 'file:///star.study', version: 1, html: '<p>old</p>', sources: [], state: 'fresh' })
  same(document.querySelectorAll('h1').length, 1)
})

await check('running is said when it lasts, stale and failed at once', async () => {
  await send({ type: 'state', state: 'running' })
  same([status(), element('report').getAttribute('aria-busy')], ['', 'true'])
  await wait(400)
  same(status(), 'Computing…')
  await send({ type: 'state', state: 'fresh' })
  same(status(), '')
  await send({ type: 'state', state: 'stale' })
  same(status(), 'Older results: the study has changed since.')
  await send({ type: 'state', state: 'failed', message: 'The worker stopped.' })
  same(status(), 'The worker stopped.')
  await send({ type: 'state', state: 'fresh' })
})

let clipboard: Record<string, Blob> = {}
const useClipboard = (works: boolean): void => {
  clipboard = {}
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      write: async ([item]: ClipboardItem[]) => {
        if (!works) throw new DOMException('no', 'NotAllowedError')
        for (const type of item!.types) clipboard[type] = await item!.getType(type)
      },
    },
  })
}
const press = async (id: string) => {
  window.posted.length = 0
  element(id).click()
  await wait(400)
}

await check('a table is copied for Word, as Markdown, CSV and LaTeX', async () => {
  useClipboard(true)
  await press('comparison-overallBands-copy-word')
  same(Object.keys(clipboard).sort(), ['text/html', 'text/plain'])
  same((await clipboard['text/html']!.text()).includes('border-bottom:1.5pt'), true)
  same(status(), 'Copied')
  await press('comparison-overallBands-copy-csv')
  same((await clipboard['text/plain']!.text()).split('\n').slice(0, 3), [
    'Category,Healthcare professionals n (%),Patients n (%),Total n (%),p',
    'Poor,0 (0.0),9 (6.8),9 (4.9),0.111',
    'Good,24 (46.2),65 (49.2),89 (48.4),',
  ])
  await press('comparison-overallBands-copy-markdown')
  same((await clipboard['text/plain']!.text()).split('\n')[4], '| Poor | 0 (0.0) | 9 (6.8) | 9 (4.9) | 0.111 |')
  await press('comparison-overallBands-copy-latex')
  same((await clipboard['text/plain']!.text()).includes('Poor & 0 (0.0) & 9 (6.8) & 9 (4.9) & 0.111 \\\\'), true)
  await press('table-participants-copy-markdown')
  same((await clipboard['text/plain']!.text()).includes('| &emsp;Men | 10 (19.2) | 80 (60.6) | 90 (48.9) |'), true)
})

await check('where the clipboard is closed, the extension copies', async () => {
  useClipboard(false)
  document.execCommand = () => false
  await press('comparison-overall-copy-csv')
  same(
    window.posted.map((m) => m.type),
    ['copy'],
  )
  await send({ type: 'done', what: 'copied' })
  same(status(), 'Copied')
})

await check('a figure is saved as SVG without colours of the theme', async () => {
  await press('figure-overall-copy-svg')
  const [message] = window.posted
  if (message?.type !== 'save' || !('text' in message.content)) throw new Error(JSON.stringify(message))
  same(message.name, 'figure-overall.svg')
  const { text } = message.content
  same(/var\(|currentColor/.test(text), false, 'colours')
  same(new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), null)
})

await check('a figure is copied as PNG, or saved where that is not allowed', async () => {
  useClipboard(true)
  await press('figure-overall-copy-png')
  await wait(1500)
  const bytes = [...new Uint8Array(await clipboard['image/png']!.arrayBuffer()).slice(0, 4)]
  same(bytes, [0x89, 0x50, 0x4e, 0x47])
  useClipboard(false)
  await press('figure-overall-copy-png')
  await wait(1500)
  const [message] = window.posted
  same(
    [message?.type, message?.type === 'save' && 'base64' in message.content && message.content.base64.slice(0, 8)],
    ['save', 'iVBORw0K'],
  )
  same(window.violations, [])
})

await check('Source goes to the line', async () => {
  await press('comparison-overall-reveal')
  const source = window.given.sources.find((s) => s.id === 'comparison-overall')!
  same(window.posted, [{ type: 'reveal', ...source }])
})

await check('a line of the editor shows its part; scrolling tells the line back', async () => {
  const line = window.given.sources.find((s) => s.id === 'comparison-overallBands')!.line
  await send({ type: 'line', line: line + 1 })
  same(Math.abs(element('comparison-overallBands').getBoundingClientRect().top) < 40, true, 'shown')
  await wait(400)
  window.posted.length = 0
  const other = element('comparison-difficulties')
  window.scrollTo(0, other.getBoundingClientRect().top + window.scrollY - 4)
  window.dispatchEvent(new Event('scroll'))
  await wait(200)
  const source = window.given.sources.find((s) => s.id === 'comparison-difficulties')!
  same(window.posted.at(-1), { type: 'scroll', line: source.line })
})

await check('a part inside of a closed one is opened to be shown', async () => {
  for (const details of document.querySelectorAll('details')) details.open = false
  const inner = document.querySelector('details [id].block')!
  await send({ type: 'show', id: inner.id })
  same(inner.closest('details')?.open, true)
})

await check('morphing makes any tree equal to any other', () => {
  let seed = 7
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % n
  }
  const tree = (depth: number, free: string[]): Element => {
    const node = document.createElement(['div', 'p', 'section', 'ul'][random(4)]!)
    if (random(2) === 0 && free.length > 0) node.id = free.splice(random(free.length), 1)[0]!
    if (random(3) === 0) node.className = `c${random(3)}`
    for (let i = random(5); i > 0 && depth > 0; i--)
      node.append(random(3) === 0 ? document.createTextNode(`t${random(9)}`) : tree(depth - 1, free))
    return node
  }
  const ids = () => Array.from({ length: 12 }, (_, i) => `m${i}`)
  for (let i = 0; i < 1500; i++) {
    const [from, to] = [document.createElement('main'), document.createElement('main')]
    const [a, b] = [ids(), ids()]
    for (let k = random(5); k >= 0; k--) from.append(tree(4, a))
    for (let k = random(5); k >= 0; k--) to.append(tree(4, b))
    const was = from.outerHTML
    morph(from, to)
    if (from.outerHTML !== to.outerHTML) throw new Error(`${was}\nbecame\n${from.outerHTML}\nnot\n${to.outerHTML}`)
  }
})

await check('a narrow window scrolls its tables, not itself', () => {
  same(
    document.documentElement.scrollWidth <= window.innerWidth,
    true,
    `${document.documentElement.scrollWidth} > ${window.innerWidth}`,
  )
})

// The policy of the page lets it talk to nobody: the console is read by the test.
for (const finding of findings) console.log(`finding ${encodeURIComponent(JSON.stringify(finding))} end`)
console.log('findings complete')
