// Members of an answer that its description does not have: what a simulator made up.
export function inventions(schema, value, path = '') {
  const found = new Set()
  look([schema], value, path, found)
  return found
}

function look(schemas, value, path, found) {
  const all = schemas.flatMap(spread)
  if (Array.isArray(value)) {
    const items = all.map(each => each.items).filter(Boolean)
    if (items.length) {
      value.forEach(each => look(items, each, `${path}/*`, found))
    }
  } else if (value !== null && typeof value === 'object') {
    const described = all.filter(each => each.properties)
    if (described.length === 0 || all.some(each => typeof each.additionalProperties === 'object')) {
      return
    }
    for (const [key, inside] of Object.entries(value)) {
      const next = described.map(each => each.properties[key]).filter(Boolean)
      if (next.length === 0) {
        found.add(`${path}/${key}`)
      } else {
        look(next, inside, `${path}/${key}`, found)
      }
    }
  }
}

function spread(schema) {
  return [schema, ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(spread)]
}
