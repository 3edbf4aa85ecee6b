import { copyBlock } from './copy.ts'
import type { FromReport, ReportMemory, ReportSourceLine, ToReport } from './messages.ts'
import { morph } from './morph.ts'
import { anchorOf, partAt, restore, visibleSource } from './place.ts'
import { Status } from './status.ts'

declare function acquireVsCodeApi(): {
  postMessage(message: FromReport): void
  setState(state: ReportMemory): void
}

/** Scrolling that the page does itself is not told back. Milliseconds. */
const OWN_SCROLL = 250

const vscode = acquireVsCodeApi()
const report = required('report')
const status = new Status(required('status'), report)
let sources: readonly ReportSourceLine[] = []
let version = -1
let uri = ''
let scrolledByUs = 0
let told: number | undefined
let scheduled = false

function required(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

function show(message: Extract<ToReport, { type: 'report' }>): void {
  // Answers may overtake each other; an older one must not replace a newer.
  if (message.uri === uri && message.version < version) return
  const first = message.uri !== uri
  uri = message.uri
  version = message.version
  sources = message.sources
  vscode.setState({ uri })
  const anchor = first ? undefined : anchorOf(report)
  const focused = document.activeElement?.id ?? ''
  const parsed = new DOMParser().parseFromString(message.html, 'text/html')
  const wanted = report.cloneNode(false)
  if (wanted instanceof HTMLElement) {
    wanted.replaceChildren(...document.importNode(parsed.body, true).childNodes)
    morph(report, wanted)
  }
  if (focused !== '' && document.activeElement?.id !== focused)
    document.getElementById(focused)?.focus({ preventScroll: true })
  scrolledByUs = performance.now()
  if (first) window.scrollTo(0, 0)
  else restore(anchor)
  status.state(message.state)
}

function scrollTo(element: HTMLElement | undefined): void {
  if (element === undefined) return
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement)
    if (parent instanceof HTMLDetailsElement) parent.open = true
  scrolledByUs = performance.now()
  element.scrollIntoView({ block: 'start' })
}

window.addEventListener('message', ({ data }: MessageEvent<ToReport>) => {
  switch (data.type) {
    case 'report':
      return show(data)
    case 'state':
      return status.state(data.state, data.message)
    case 'line': {
      told = data.line
      return scrollTo(partAt(data.line, sources))
    }
    case 'show': {
      const byId = data.id === undefined ? undefined : (document.getElementById(data.id) ?? undefined)
      return scrollTo(byId ?? (data.line === undefined ? undefined : partAt(data.line, sources)))
    }
    case 'done':
      // Who closes a dialog knows that nothing was saved.
      return data.what === 'cancelled' ? undefined : status.say(data.what === 'failed' ? 'saveFailed' : data.what)
  }
})

window.addEventListener(
  'scroll',
  () => {
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(() => {
      scheduled = false
      if (performance.now() - scrolledByUs < OWN_SCROLL) return
      const source = visibleSource(sources.filter(({ file }) => file === undefined))
      if (source === undefined || source.line === told) return
      told = source.line
      vscode.postMessage({ type: 'scroll', line: source.line })
    })
  },
  { passive: true },
)

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined
  const button = target?.closest<HTMLElement>('button[data-copy], button[data-reveal]')
  if (button) void pressed(button)
})

async function pressed(button: HTMLElement): Promise<void> {
  const { reveal, copy, target } = button.dataset
  if (reveal !== undefined) {
    const source = sources.find(({ id }) => id === reveal)
    if (source) vscode.postMessage({ type: 'reveal', ...source })
    return
  }
  const block = target === undefined ? null : document.getElementById(target)
  if (copy === undefined || block === null) return
  try {
    const done = await copyBlock(copy, block, (message) => vscode.postMessage(message))
    if (done !== 'asked') status.say(done === 'copied' ? 'copied' : 'copyFailed')
  } catch {
    // A figure that cannot be drawn, say: the reader is told, the report goes on.
    status.say('copyFailed')
  }
}

vscode.postMessage({ type: 'ready' })
