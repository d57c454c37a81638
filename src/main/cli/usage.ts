/** The call itself is not right; the command line ends with 2. */
export class UsageError extends Error {}

export const usage = `Usage: npm run hearth -- COMMAND --data DIR …

  setup   --name FIRM --admin-username NAME [--admin-name NAME] [--locale zh-CN|en] [--currency CNY] [--time-zone Asia/Shanghai]
  import  FILE --user NAME --kind customers|contacts|activities|leads|opportunities|products|orders|costs [--map NAME] [--encoding gbk] [--plan-only] [--faults FILE]
  export  --user NAME --kind customers|contacts|activities --out FILE [--format csv|xlsx] [--encoding utf-8|gbk]
          [--columns name,phones] [--filter JSON] [--sort -updatedAt] [--q TEXT]
  user    list | add --username NAME --name NAME --department NAME --role NAME | reset --username NAME   (each with --user NAME)
  check

The password is read from HEARTH_PASSWORD or the first line of the standard input.
Exit code: 0 done, 1 refused or something wrong, 2 the call is not right.
`;
