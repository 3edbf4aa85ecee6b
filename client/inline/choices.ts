import type { Memento, Uri } from 'vscode'

/**
 * What a person did with a table. Without a choice it is as the setting has it. Whether a table is collapsed the editor
 * keeps to itself: it remembers that as long as the block lives.
 */
export type Choice = 'open' | 'closed'

const KEY = 'studyspec.inlineTables'

type Stored = Readonly<Record<string, Readonly<Record<string, Choice>>>>

/** Remembers which tables are open, by study and name, over restarts of the editor. */
export class Choices {
  readonly #memory: Memento
  #stored: Stored

  constructor(memory: Memento) {
    this.#memory = memory
    this.#stored = memory.get<Stored>(KEY, {})
  }

  of(uri: Uri): Readonly<Record<string, Choice>> {
    return this.#stored[uri.toString()] ?? {}
  }

  set(uri: Uri, name: string, choice: Choice): Thenable<void> {
    return this.#write(uri, { ...this.of(uri), [name]: choice })
  }

  /** What was chosen for a study goes on under its new name. */
  rename(from: Uri, to: Uri): Thenable<void> {
    const { [from.toString()]: choices = {}, ...others } = this.#stored
    this.#stored = { ...others, [to.toString()]: choices }
    return this.#memory.update(KEY, this.#stored)
  }

  /** Everything of a study back to what the setting has, or closed. */
  setAll(uri: Uri, names: readonly string[], choice: Choice): Thenable<void> {
    return this.#write(uri, Object.fromEntries([...Object.keys(this.of(uri)), ...names].map((name) => [name, choice])))
  }

  #write(uri: Uri, choices: Readonly<Record<string, Choice>>): Thenable<void> {
    this.#stored = { ...this.#stored, [uri.toString()]: choices }
    return this.#memory.update(KEY, this.#stored)
  }
}
