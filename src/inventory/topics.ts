/** What a page can ask to be told about: `content`, `availability` of anything, or `pool:<id>`. */
export type Topic = string

const SOUND = /^(content|availability|pool:[\w-]{1,64})$/
const MOST = 20

/** The topics of a query, each once and so many at the most. What is none falls away. */
export const topicsIn = (text: string): Topic[] =>
  [...new Set(text.split(/[\s,]+/))].filter((each) => SOUND.test(each)).slice(0, MOST)

export const poolOf = (topic: Topic): string | undefined =>
  topic.startsWith('pool:') ? topic.slice('pool:'.length) : undefined
