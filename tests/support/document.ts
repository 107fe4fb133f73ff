import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { TestHouse } from './house.ts'

export interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  schema: { type?: string; pattern?: string; enum?: string[] }
}

export interface Operation {
  method: string
  path: string
  parameters: Parameter[]
  requestBody?: unknown
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

export interface ApiDocument {
  operations: Operation[]
  /** What is wrong with an answer, by the document; empty when it is as described. */
  faultsOf(operation: Operation, answer: Response): Promise<string[]>
}

/** The house's own description of its API, with a judge of whether answers are as it says. */
export async function documentOf(house: TestHouse): Promise<ApiDocument> {
  const raw = await (await house.fetch('/api/docs')).json()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ $id: 'api', components: raw.components })
  const compiled = new Map<object, ValidateFunction>()
  const judge = (schema: object) => {
    const known = compiled.get(schema)
    if (known) return known
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'))
    const made = ajv.compile(own)
    compiled.set(schema, made)
    return made
  }
  const operations = Object.entries(
    raw.paths as Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({
      ...each,
      parameters: each.parameters ?? [],
      method,
      path,
    })),
  )
  return {
    operations,
    async faultsOf({ method, path, responses }, answer) {
      const name = `${method} ${path} ${answer.status}`
      const described = responses[answer.status]
      if (!described) return [`${name} is not in the document`]
      const type = (answer.headers.get('content-type') ?? '').split(';')[0]!
      const schema = described.content?.[type]?.schema
      if (!schema) return [`${name} is described, but not as ${type}`]
      const validate = judge(schema)
      if (validate(await answer.json())) return []
      return (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message}`)
    },
  }
}
