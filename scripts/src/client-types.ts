import openapiTS, { astToString } from 'openapi-typescript'

/** The types that anybody gets who makes a client from a description of the API (OpenAPI, as JSON). */
export async function clientTypes(description: string): Promise<string> {
  return astToString(await openapiTS(description))
}
