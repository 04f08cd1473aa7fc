// Writes what every thing of GitHub has at least, out of its description, for the simulated GitHub to fill up with.
// usage: node usual.js ../../../../sim/src/main/resources/app/mallcop/sim/github/usual.json
import { writeFileSync } from 'node:fs'
import { load } from './description.js'

const { version, operations } = load()
const REPO = '/repos/{owner}/{repo}'
const ORG = '/orgs/{org}'
// kind: [path, way to the schema inside the answer, members that are optional and that the simulator tells]
const KINDS = {
  self: ['/user', []],
  'org-simple': ['/user/orgs', ['items']],
  org: [ORG, [], ['plan']],
  user: [`${ORG}/members`, ['items']],
  team: [`${ORG}/teams`, ['items']],
  repo: [`${ORG}/repos`, ['items']],
  collaborator: [`${REPO}/collaborators`, ['items']],
  installation: [`${ORG}/installations`, ['properties', 'installations', 'items']],
  'org-hook': [`${ORG}/hooks`, ['items']],
  hook: [`${REPO}/hooks`, ['items']],
  key: [`${REPO}/keys`, ['items']],
  ruleset: [`${REPO}/rulesets`, ['items']],
  protection: [`${REPO}/branches/{branch}/protection`, [], ['enforce_admins', 'required_signatures']],
  run: [`${REPO}/actions/runs`, ['properties', 'workflow_runs', 'items'], ['actor', 'triggering_actor']],
  'org-dependabot': [`${ORG}/dependabot/alerts`, ['items'], ['dismissed_by']],
  dependabot: [`${REPO}/dependabot/alerts`, ['items'], ['dismissed_by']],
  'org-secret-scanning': [`${ORG}/secret-scanning/alerts`, ['items'], ['resolved_by', 'repository']],
  'secret-scanning': [`${REPO}/secret-scanning/alerts`, ['items'], ['resolved_by']],
  'org-code-scanning': [`${ORG}/code-scanning/alerts`, ['items'], ['dismissed_by']],
  'code-scanning': [`${REPO}/code-scanning/alerts`, ['items'], ['dismissed_by']],
  event: [`${ORG}/events`, ['items'], ['org']],
}

const all = {}
for (const [kind, [path, way, optional]] of Object.entries(KINDS)) {
  const answers = operations.find(each => each.method === 'GET' && each.path === path).responses
  const schema = way.reduce((at, step) => at[step], answers['200'].content['application/json'].schema)
  all[kind] = whole(schema, optional ?? [])
}
all.event.payload = {}
const event = operations.find(each => each.path === `${ORG}/events`).responses['200']
for (const payload of event.content['application/json'].schema.items.properties.payload.oneOf) {
  all[payload.title] = whole(payload, [])
}
const lines = Object.entries(all).map(([kind, value]) => `${JSON.stringify(kind)}: ${JSON.stringify(value)}`)
writeFileSync(process.argv[2], `{\n${lines.join(',\n')}\n}\n`)
console.log(`${Object.keys(all).length} kinds out of @octokit/openapi ${version}`)

// A question mark before a name: only for whoever has it.
function whole(schema, optional) {
  const value = least(schema)
  for (const name of optional) {
    const inner = property(schema, name)
    delete value[name]
    value[(required(schema).includes(name) && !inner.nullable ? '' : '?') + name] = least({ ...inner, nullable: false })
    if (required(schema).includes(name) && inner.nullable) {
      value[name] = null
    }
  }
  return value
}

function property(schema, name) {
  return schema.properties?.[name] ??
    [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(each => property(each, name))
      .find(Boolean)
}

function required(schema) {
  return [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap(required)]
}

function least(schema) {
  if (schema.nullable) {
    return null
  }
  if (schema.enum) {
    return schema.enum[0]
  }
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map(least))
  }
  if (schema.oneOf || schema.anyOf) {
    return least((schema.oneOf ?? schema.anyOf)[0])
  }
  switch (schema.type) {
    case 'array': return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items))
    case 'boolean': return schema.default ?? false
    case 'integer':
    case 'number': return schema.default ?? schema.minimum ?? 1
    case 'string': return text(schema)
    default: return Object.fromEntries(
      (schema.required ?? []).map(name => [name, least(schema.properties?.[name] ?? { type: 'string' })]))
  }
}

function text(schema) {
  switch (schema.format) {
    case 'date-time': return '2026-01-05T08:00:00Z'
    case 'date': return '2026-01-05'
    case 'uri':
    case 'url': return 'https://api.github.com/-'
    case 'email': return 'nobody@example.com'
    default: return schema.default ?? '-'.repeat(Math.max(1, schema.minLength ?? 0))
  }
}
