import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain'

type Alternation = ILookaheadStrategy['buildLookaheadForAlternation']
type Optional = ILookaheadStrategy['buildLookaheadForOptional']

/**
 * Works out what may come next only where the parser first needs to know: a study uses a part of the language, and to
 * analyse all of it would take most of the time in which a small study is read.
 * @param maxLookahead tokens
 */
export function lazyLookahead(maxLookahead: number): ILookaheadStrategy {
  const strategy: ILookaheadStrategy = new LLkLookaheadStrategy({ maxLookahead })
  return {
    validate: (options) => strategy.validate(options),
    buildLookaheadForAlternation: (options) => {
      let decide: ReturnType<Alternation> | undefined
      // Called with the parser as `this`.
      return function (this: unknown, alternatives) {
        decide ??= strategy.buildLookaheadForAlternation(options)
        return decide.call(this, alternatives)
      }
    },
    buildLookaheadForOptional: (options) => {
      let decide: ReturnType<Optional> | undefined
      return function (this: unknown) {
        decide ??= strategy.buildLookaheadForOptional(options)
        return decide.call(this)
      }
    },
  }
}
