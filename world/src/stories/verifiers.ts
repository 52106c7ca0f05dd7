/** Programs around the documented functions: each reads `vectors.json` and prints a list of verdicts. */
export interface Verifier {
  readonly file: string
  readonly args?: readonly string[]
  readonly main: (snippet: string) => string
}

export type Language = 'ts' | 'python' | 'php' | 'go'

export const verifiers: { readonly [L in Language]: Verifier } = {
  ts: {
    file: 'verify.ts',
    main: (snippet) => `${snippet}
import { readFileSync } from 'node:fs'
const vectors = JSON.parse(readFileSync('vectors.json', 'utf8'))
console.log(JSON.stringify(vectors.map((v: any) => verify(v.secret, v.headers, v.body, v.now))))
`,
  },
  python: {
    file: 'verify.py',
    main: (snippet) => `${snippet}
import json
vectors = json.load(open("vectors.json", encoding="utf-8"))
print(json.dumps([verify(v["secret"], v["headers"], v["body"].encode(), v["now"]) for v in vectors]))
`,
  },
  php: {
    file: 'verify.php',
    main: (snippet) => `${snippet}
$vectors = json_decode(file_get_contents('vectors.json'), true);
echo json_encode(array_map(fn ($v) => verify($v['secret'], $v['headers'], $v['body'], $v['now']), $vectors));
`,
  },
  go: {
    file: 'verify.go',
    args: ['run'],
    main: (snippet) => `${snippet.replace('import (', 'import (\n\t"encoding/json"\n\t"fmt"\n\t"os"')}
func main() {
	text, err := os.ReadFile("vectors.json")
	if err != nil {
		panic(err)
	}
	var vectors []struct {
		Secret, Body string
		Headers      map[string]string
		Now          int64
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		panic(err)
	}
	verdicts := []bool{}
	for _, v := range vectors {
		verdicts = append(verdicts, Verify(v.Secret, v.Headers, []byte(v.Body), time.Unix(v.Now, 0)))
	}
	said, err := json.Marshal(verdicts)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(said))
}
`,
  },
}
