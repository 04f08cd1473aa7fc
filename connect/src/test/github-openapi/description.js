// GitHub's own description of its REST API, the part that a request belongs to.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

// Enterprise Cloud: all that the other plans have, and the audit log.
export function load() {
  const home = require.resolve('@octokit/openapi/package.json').replace('package.json', '')
  const version = JSON.parse(readFileSync(home + 'package.json', 'utf8')).version
  const description = JSON.parse(readFileSync(home + 'generated/ghec.deref.json', 'utf8'))
  const operations = []
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS) {
      if (item[method]) {
        operations.push({
          method: method.toUpperCase(),
          path,
          parts: path.split('/'),
          parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
          responses: item[method].responses,
          body: item[method].requestBody?.content?.['application/json']?.schema,
        })
      }
    }
  }
  return { version, operations }
}

// Of several that fit, the one with the fewest {holes}: /repos/{owner}/{repo}/keys before /repos/{owner}/{repo}/{more}.
export function operationOf(operations, method, path) {
  const parts = path.split('/')
  const fit = operations.filter(
    each => each.method === method && each.parts.length === parts.length &&
      each.parts.every((part, i) => part.startsWith('{') ? parts[i] !== '' : part === parts[i]))
  fit.sort((a, b) => holes(a) - holes(b))
  return fit[0]
}

function holes(operation) {
  return operation.parts.filter(part => part.startsWith('{')).length
}
