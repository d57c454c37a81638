import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { ratio } from './metric';
import type { Question } from './question';

/** Activities by when they happen. Walks `activity_happened_at`. */
function activitiesIn({ from, to, activities }: Question, condition: string): Sql {
  return {
    sql: `FROM activity c ${indexedBy('activity_happened_at')}
      WHERE ${keepWalking('c')} AND c.happened_at >= ? AND c.happened_at < ? AND ${condition} AND ${activities.sql}`,
    parameters: [from, to, ...activities.parameters],
  };
}

const proposed = `c.kind = 'meeting' AND c.meeting_response IS NOT NULL`;

/** K4: meetings accepted ÷ meetings proposed with a start in the period; beside it those held ÷ those accepted. */
export const meetingAcceptance: Metric = {
  unit: 'ratio',
  kind: 'activity',
  compute: async (ask, question) => {
    const meetings = activitiesIn(question, proposed);
    const [row] = await ask<{ proposed: number; accepted: number; held: number }>({
      sql: `SELECT count(*) AS proposed, coalesce(sum(c.meeting_response = 'accepted'), 0) AS accepted,
          coalesce(sum(c.meeting_response = 'accepted' AND c.outcome = 'held'), 0) AS held ${meetings.sql}`,
      parameters: meetings.parameters,
    });
    const { proposed: all = 0, accepted = 0, held = 0 } = row ?? {};
    return {
      value: ratio(accepted, all),
      numerator: accepted,
      denominator: all,
      coverage: all === 0 ? null : 1,
      parts: { held: ratio(held, accepted) },
    };
  },
  records: (question) => {
    const meetings = activitiesIn(question, proposed);
    return { sql: `SELECT c.id AS id ${meetings.sql}`, parameters: meetings.parameters };
  },
};

const isReply = `c.reply IN ('positive', 'negative', 'neutral')`;
/** Who was written to or called: the person, where the activity names one. */
const person = `coalesce((SELECT min(s.subject_kind || s.subject_id) FROM activity_subject s
  WHERE s.activity_id = c.id AND s.subject_kind IN ('contact', 'lead')), c.id)`;

/** K5: positive replies ÷ replies; beside it negative ones, both over the people contacted, and automatic replies apart. */
export const replyRate: Metric = {
  unit: 'ratio',
  kind: 'activity',
  compute: async (ask, question) => {
    const contacted = activitiesIn(question, 'c.reply IS NOT NULL');
    const [row] = await ask<{ replies: number; positive: number; negative: number; auto: number; people: number }>({
      sql: `SELECT coalesce(sum(${isReply}), 0) AS replies, coalesce(sum(c.reply = 'positive'), 0) AS positive,
          coalesce(sum(c.reply = 'negative'), 0) AS negative, coalesce(sum(c.reply = 'auto'), 0) AS auto,
          count(DISTINCT ${person}) AS people ${contacted.sql}`,
      parameters: contacted.parameters,
    });
    const { replies = 0, positive = 0, negative = 0, auto = 0, people = 0 } = row ?? {};
    return {
      value: ratio(positive, replies),
      numerator: positive,
      denominator: replies,
      coverage: replies === 0 ? null : 1,
      parts: {
        negative: ratio(negative, replies),
        positiveOfContacted: ratio(positive, people),
        negativeOfContacted: ratio(negative, people),
        contacted: people,
        auto,
      },
    };
  },
  records: (question) => {
    const replies = activitiesIn(question, isReply);
    return { sql: `SELECT c.id AS id ${replies.sql}`, parameters: replies.parameters };
  },
};
