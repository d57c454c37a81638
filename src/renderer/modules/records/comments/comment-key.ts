/** Opens the comment on a record's page: r as in remark. */
export const commentKey = 'r';
