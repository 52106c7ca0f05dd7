import type { Stage } from '../../stage.ts'
import type { InstagramAccount } from '../../state/accounts.ts'
import { chosen, type Node } from '../fields.ts'
import { accountOf, type GraphRequest } from '../request.ts'

/** `GET /me`, `GET /{account}`, or `GET /{IGSID}`, the profile of a customer who has written. */
export function node(stage: Stage, request: GraphRequest): object {
  const { granted, object, query } = request
  const [mine] = granted
  const thread = mine && stage.threads.at(mine, object)
  if (thread?.kind === 'instagram' && thread.lastWrittenAt !== undefined) {
    return chosen('IGBusinessScopedID', profile(thread.customer, object), query('fields'), [
      'name',
      'username',
    ])
  }
  if (mine?.kind === 'instagram' && object === mine.appScopedId) return me(mine, query('fields'))
  return me(accountOf(request, 'instagram'), query('fields'))
}

function me({ id, appScopedId, username, name }: InstagramAccount, asked: string | undefined): object {
  const account: Node = {
    id: appScopedId,
    user_id: id,
    username,
    name,
    account_type: 'BUSINESS',
    profile_picture_url: 'https://scontent.cdninstagram.com/simulated.jpg',
    followers_count: 0,
    follows_count: 0,
    media_count: 0,
  }
  return chosen('IGUser', account, asked, ['id'])
}

function profile({ name, username }: { readonly name: string; readonly username: string }, id: string): Node {
  return {
    id,
    name,
    username,
    profile_pic: 'https://scontent.cdninstagram.com/simulated.jpg',
    follower_count: 0,
    is_user_follow_business: false,
    is_business_follow_user: false,
    is_verified_user: false,
  }
}
