// Holds exchanges that the connector's tests wrote against GitHub's own description. See README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { load, operationOf } from './description.js'
import { inventions } from './inventions.js'
import { plain } from './nulls.js'

const [file, extract] = process.argv.slice(2)
if (!file) {
  console.error('usage: npm run check -- EXCHANGES.jsonl [OPERATIONS.tsv to write]')
  process.exit(2)
}

// What GitHub documents for all of its API at once, not at each operation.
const EVERYWHERE = {
  '401': ['message', 'documentation_url'], '403': ['message', 'documentation_url'],
  '404': ['message', 'documentation_url'], '422': ['message', 'documentation_url'],
  '304': [],
}

// Where GitHub's prose says more than its description: what is let through, and why.
const LOOSE = [
  // a range as in GitHub's search, says its text; its format says one moment
  /^GET .*\/actions\/runs: query created must match format "date-time"$/,
  // the members of entries stand with the events of the audit log, one list for each event
  /^GET \/orgs\/\{org\}\/audit-log: 200 \/\*\/[a-z_/]+ is not described$/,
]

const { version, operations } = load()
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
const asText = new Ajv({ strict: false, allErrors: true, coerceTypes: true })
addFormats(ajv)
addFormats(asText)
const compiled = new Map()
const wrong = new Map()
const seen = new Map()
let count = 0

for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  count++
  check(JSON.parse(line))
}
for (const [what, times] of [...wrong].sort()) {
  console.log(`${what}   (${times}×)`)
}
console.log(`${count} exchanges, ${seen.size} operations, @octokit/openapi ${version}, ${wrong.size} kinds of mistakes`)
if (extract && wrong.size === 0) {
  writeFileSync(extract, table())
}
process.exit(wrong.size === 0 ? 0 : 1)

function check(exchange) {
  const operation = operationOf(operations, exchange.method, exchange.path)
  if (!operation) {
    return mistake(`${exchange.method} ${exchange.path}`, 'no such operation')
  }
  const name = `${operation.method} ${operation.path}`
  const use = seen.get(name) ?? { operation, asked: new Set(), statuses: new Set() }
  seen.set(name, use)
  use.statuses.add(exchange.status)
  checkPath(name, operation, exchange)
  if (exchange.status < 400) {
    checkQuery(name, operation, exchange, use)
  }
  if (exchange.body && operation.body) {
    hold(name, 'request body', operation.body, JSON.parse(exchange.body))
  }
  for (const header of ['User-Agent', 'Accept', 'X-GitHub-Api-Version']) {
    if (!exchange.sent[header]) {
      mistake(name, `no header ${header}`)
    }
  }
  checkAnswer(name, operation, exchange)
}

function checkPath(name, operation, exchange) {
  const given = exchange.path.split('/')
  operation.parts.forEach((part, i) => {
    if (part.startsWith('{')) {
      parameter(name, operation, 'path', part.slice(1, -1), decodeURIComponent(given[i]))
    }
  })
}

function checkQuery(name, operation, exchange, use) {
  const query = new URLSearchParams(exchange.query)
  for (const [key, value] of query) {
    use.asked.add(key)
    parameter(name, operation, 'query', key, value)
  }
  for (const each of operation.parameters) {
    if (each.in === 'query' && each.required && !query.has(each.name)) {
      mistake(name, `query ${each.name} is missing`)
    }
  }
}

function parameter(name, operation, where, key, value) {
  const known = operation.parameters.find(each => each.in === where && each.name === key)
  if (!known) {
    return mistake(name, `${where} ${key} is not described`)
  }
  const holder = { value }
  const valid = compile(asText, { type: 'object', properties: { value: known.schema } })
  if (!valid(holder)) {
    mistake(name, `${where} ${key} ${valid.errors[0].message}`)
  }
}

function checkAnswer(name, operation, exchange) {
  const status = String(exchange.status)
  const described = operation.responses[status]
  if (!described) {
    const members = EVERYWHERE[status]
    if (!members) {
      return mistake(name, `status ${status} is not described`)
    }
    return members.length ? error(name, status, exchange, members) : undefined
  }
  const schema = described.content?.['application/json']?.schema
  if (!schema) {
    if (exchange.answer && exchange.status < 400) {
      mistake(name, `${status} has a body, and none is described`)
    }
    return
  }
  if (!exchange.answered['Content-Type']?.startsWith('application/json')) {
    mistake(name, `${status} is not application/json`)
  }
  const body = JSON.parse(exchange.answer)
  if (operation.path.includes('/events')) {
    payloads(name, schema.items.properties.payload.oneOf, body)
  }
  hold(name, status, schema, body)
  for (const path of inventions(schema, body)) {
    mistake(name, `${status} ${path} is not described`)
  }
}

// GitHub's alternatives overlap; an event's payload must be that of its own type.
function payloads(name, alternatives, events) {
  for (const event of events) {
    const schema = alternatives.find(each => each.title === event.type)
    if (!schema) {
      mistake(name, `no payload of ${event.type} is described`)
      continue
    }
    hold(name, event.type, schema, event.payload)
    for (const path of inventions(schema, event.payload)) {
      mistake(name, `${event.type} ${path} is not described`)
    }
  }
}

function error(name, status, exchange, members) {
  const body = JSON.parse(exchange.answer)
  members.filter(member => typeof body[member] !== 'string')
    .forEach(member => mistake(name, `${status} has no ${member}`))
}

function hold(name, what, schema, value) {
  const valid = compile(ajv, schema)
  if (!valid(value)) {
    for (const error of valid.errors) {
      mistake(name, `${what} ${error.instancePath.replace(/\/\d+/g, '/*')} ${error.message}` +
        (error.params.allowedValues ? ` ${JSON.stringify(error.params.allowedValues)}` : ''))
    }
  }
}

function compile(by, schema) {
  if (!compiled.has(schema)) {
    compiled.set(schema, by.compile(plain(schema)))
  }
  return compiled.get(schema)
}

function mistake(name, what) {
  const line = `${name}: ${what}`
  if (LOOSE.some(each => each.test(line))) {
    return
  }
  wrong.set(line, (wrong.get(line) ?? 0) + 1)
}

// One line for each operation: the parameters that were asked with, and the answers that were given.
function table() {
  const lines = [...seen].sort(([a], [b]) => a < b ? -1 : 1).map(([, { operation, asked, statuses }]) =>
    [operation.method, operation.path, [...asked].sort().join(' ') || '-', [...statuses].sort().join(' ')].join('\t'))
  return [
    `# What was held against GitHub's own description (@octokit/openapi ${version}, Enterprise Cloud) and fits it.`,
    '# Written by connect/src/test/github-openapi/check.js; a request that is not here has not been checked.',
    '# method\tpath\tquery\tanswers', ...lines, ''].join('\n')
}
