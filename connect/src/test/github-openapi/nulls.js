// OpenAPI 3.0 says "nullable"; JSON Schema has a type for it. GitHub's alternatives overlap, so that "exactly one" is
// true of few answers: at least one must fit. A new schema, the given one stays as it is.
export function plain(schema) {
  if (Array.isArray(schema)) {
    return schema.map(plain)
  }
  if (schema === null || typeof schema !== 'object') {
    return schema
  }
  const { nullable, example, examples, discriminator, oneOf, ...rest } = schema
  if (oneOf) {
    rest.anyOf = [...(rest.anyOf ?? []), ...oneOf]
  }
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inside(key, value)]))
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner
}

function inside(key, value) {
  if (key === 'properties') {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, plain(schema)]))
  }
  return key === 'enum' || key === 'default' || key === 'required' ? value : plain(value)
}
