using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Meet;

/// <summary>Papers for the committee and its minutes, in the language of the request; page and file are made from the same document.</summary>
internal sealed class CommitteeDocuments(Wording words, QuestionOptions options)
{
    public Document Paper(Paper paper) => Whole(paper.Request.Title.ToString(), words["requests.decide.title"], paper.Request.Reference, paper.Request.Since, PaperBlocks(paper, 1));

    public Document Papers(Meeting meeting, DateTimeOffset at, IReadOnlyList<Paper> papers) => Whole(words["requests.meet.papers-of", meeting.Reference, Dates.Day(meeting.Day)], words["requests.meet.papers"], meeting.Reference, at,
        [.. papers.SelectMany(paper => PaperBlocks(paper, 2).Prepend(new Heading(1, $"{paper.Request.Reference} – {paper.Request.Title}", paper.Request.Reference)))]);

    public Document Minutes(MeetingView view)
    {
        var meeting = view.Meeting;
        return Whole(words["requests.meet.minutes-of", meeting.Reference, Dates.Day(meeting.Day)], words["requests.meet.minutes"], meeting.Reference, view.History[^1].At,
        [
            Facts(words["requests.meet.minutes"],
                (words["requests.meet.day"], Dates.Day(meeting.Day)), (words[meeting.Remote ? "requests.meet.access" : "requests.meet.place"], meeting.Place), (words["requests.meet.chair"], view.NameOf(meeting.Chair)),
                (words["requests.meet.state"], meeting.ApprovedBy is { } by ? words["requests.meet.approved", view.NameOf(by), Dates.Day(meeting.ApprovedOn!.Value)] : words["requests.meet.not-approved"])),
            new Heading(1, words["requests.meet.attendance"]),
            new Table(words["requests.meet.attendance"], [words["requests.conflict.office"], words["requests.meet.who"]],
                [.. meeting.Attendance.Select(each => (IReadOnlyList<Line>)[view.NameOf(each.Office), each.Present ? each.Who : words[$"requests.ballot.{Ballot.Absent.Kebab()}"].Value])]),
            .. meeting.Agenda.Index().SelectMany(item => ItemBlocks(view, item.Index + 1, item.Item)),
        ]);
    }

    private IEnumerable<Block> ItemBlocks(MeetingView view, int number, AgendaItem item)
    {
        yield return new Heading(1, $"{number}. {item.Request} – {item.Title}", item.Request);
        if (view.IsClosed(item))
        {
            yield return new Paragraph(words["requests.recusal.closed-item"].Value, Voice.Remark);
            yield break;
        }
        foreach (var block in Prose.Blocks(item.Discussion, [])) yield return block;
        foreach (var recusal in item.Motions.LastOrDefault()?.Recusals ?? [])
        {
            yield return new Paragraph(words["requests.meet.recused", view.NameOf(recusal.Office), words.Found(recusal)].Value);
            yield return new Paragraph(recusal is { Measure: { } measure, AcceptedBy: { } by } ? words["requests.meet.mitigated", measure, view.NameOf(by)].Value : words["requests.meet.not-mitigated"].Value, Voice.Remark);
        }
        foreach (var motion in item.Motions)
        {
            yield return new Heading(2, words["requests.meet.motion", words[$"requests.decide.kind.{motion.Decision.Kind.Kebab()}"].Value]);
            foreach (var block in Prose.Blocks(motion.Decision.Reasons, [])) yield return block;
            if (motion.Decision.Conditions is { } conditions)
            {
                yield return new Paragraph(new Line(new Run(words["requests.decide.conditions"], Emphasis.Strong)));
                foreach (var block in Prose.Blocks(conditions, [])) yield return block;
            }
            if (motion.Decision.Until is { } until) yield return new Paragraph(words["requests.meet.until", Dates.Day(until)].Value);
            if (motion.Decision.ReferredTo is { } institution) yield return new Paragraph(words["requests.meet.referred-to", institution].Value);
            yield return new Table(words[motion.ByConsensus ? "requests.meet.by-consensus" : "requests.meet.by-vote"], [words["requests.conflict.office"], words["requests.meet.ballot"]],
                [.. motion.Ballots.Select(cast => (IReadOnlyList<Line>)[view.NameOf(cast.Office), words[$"requests.ballot.{cast.Ballot.Kebab()}"].Value])]);
            yield return new Paragraph(words.Outcome(motion));
            yield return new Paragraph(words.Rule(Facility.CommitteeOn(view.Meeting.Day)), Voice.Remark);
        }
    }

    private IReadOnlyList<Block> PaperBlocks(Paper paper, int level)
    {
        var blocks = new List<Block>
        {
            Facts(words["requests.decide.paper.request"],
                (words["requests.meet.reference"], paper.Request.Reference), (words["requests.decide.paper.asked-by"], string.Join(" · ", paper.Request.ActiveParties.Select(party => paper.NameOf(party.Office)))),
                (words["requests.decide.paper.countries"], string.Join(", ", paper.Request.ActiveParties.Select(party => party.Country).Distinct().Select(Countries.Name)))),
            new Heading(level, words["requests.appraise.assess.text"]),
        };
        foreach (var question in RequestForm.Current.Questions)
        {
            var (text, codes) = (paper.Request.Answer(question.Key), paper.Request.Chosen(question.Key));
            if (text.IsEmpty && codes.Count == 0) continue;
            blocks.Add(new Paragraph(new Line(new Run(RequestForm.Label(question), Emphasis.Strong))));
            if (question.IsChoice) blocks.Add(new Paragraph(string.Join(" · ", options.Names(question, codes))));
            else blocks.AddRange(Texts(text));
        }
        if (paper.Eligibility is { } check)
        {
            blocks.Add(new Heading(level, words["requests.decide.paper.eligibility"]));
            blocks.Add(new Table(words["requests.decide.paper.eligibility"], [words["requests.meet.rule"], words["requests.meet.finding"]], [.. check.Findings.Select(finding => (IReadOnlyList<Line>)
                [Facility.Rule(finding.Rule)?.Text.ToString() ?? finding.Rule, $"{words[finding.Met ? "requests.eligibility.met" : "requests.eligibility.not-met"].Value}{(finding.Note is { } note ? $" – {note}" : "")}"])]));
        }
        if (paper.Matrix.Count > 0) blocks.AddRange(Appraisal(paper, level));
        if (paper.Consultations.Count > 0)
        {
            blocks.Add(new Heading(level, words["requests.consult.opinions"]));
            blocks.Add(new Table(words["requests.consult.opinions"], [words["requests.consult.service"], words["requests.consult.question"], words["requests.consult.opinion"]], [.. paper.Consultations.Select(each => (IReadOnlyList<Line>)
                [paper.NameOf(each.Office), each.Question, each.Opinion is { } opinion ? $"{words[$"requests.consult.opinion.{opinion.Kebab()}"].Value}{(each.Text is { } text ? $" – {text}" : "")}" : words[$"requests.consultation.status.{each.Status.Kebab()}"].Value])]));
        }
        blocks.Add(new Heading(level, words["requests.conflict.title"]));
        if (paper.Conflicts.Count == 0) blocks.Add(new Paragraph(words["requests.conflict.none"].Value));
        else
            blocks.Add(new Table(words["requests.conflict.title"], [words["requests.conflict.office"], words["requests.conflict.found"], words["requests.conflict.state"]], [.. paper.Conflicts.Select(conflict => (IReadOnlyList<Line>)
                [paper.NameOf(conflict.Office), words.Found(conflict), words.State(conflict, conflict.JudgedBy is { } by ? paper.NameOf(by) : "")])]));
        if (paper.Decision is { } decision)
        {
            blocks.Add(new Heading(level, words["requests.decide.kind"]));
            blocks.Add(Facts(words["requests.decide.kind"], (words["requests.decide.kind"], words[$"requests.decide.kind.{decision.Kind.Kebab()}"]), (words["requests.decide.taken-on"], Dates.Day(decision.TakenOn)),
                (words["requests.decide.reasons"], decision.Reasons), (words["requests.decide.conditions"], decision.Conditions ?? ""), (words["requests.decide.until"], decision.Until is { } until ? Dates.Day(until) : ""),
                (words["requests.decide.refer-to"], decision.ReferredTo ?? ""), (words["requests.decide.meeting"], decision.Meeting ?? "")));
        }
        return blocks;
    }

    private IEnumerable<Block> Appraisal(Paper paper, int level)
    {
        yield return new Heading(level, words["requests.decide.paper.appraisal"]);
        var opened = paper.Assessments.Where(assessment => assessment.Opened).ToList();
        var agreed = paper.Consensus is not null;
        yield return new Table(words["requests.appraise.matrix.caption", paper.Criteria!.Names, paper.Criteria.Version],
            [words["requests.appraise.matrix.criterion"], .. opened.Select(assessment => paper.NameOf(assessment.Office)), .. agreed ? [words["requests.appraise.matrix.agreed"].Value] : Array.Empty<string>()],
            [.. paper.Matrix.Select(row => (IReadOnlyList<Line>)[$"{row.Criterion.Number}. {row.Criterion.Names}", .. row.Scores.Select(score => (Line)$"{score.Value}"),
                .. paper.Consensus?.On(row.Criterion.Id) is { } value ? [$"{value.Value}{(value.Dissent is { } dissent ? $" – {words["requests.appraise.matrix.dissent"].Value} {dissent}" : "")}"] : Array.Empty<Line>()])]);
        if (paper.Weighing is { } weighing)
        {
            yield return new Paragraph(words["requests.weighing.line", weighing.Figure, weighing.Derivation, weighing.Threshold].Value);
            foreach (var warning in words.Warnings(weighing)) yield return new Paragraph(warning, Voice.Remark);
        }
        if (paper.Consensus is not { } consensus) yield break;
        if (consensus.Dissent is { } without) yield return new Paragraph($"{words["requests.appraise.consensus.none-reached"].Value} – {without}");
        yield return new Paragraph(new Line(new Run(words["requests.appraise.consensus.recommendation"], Emphasis.Strong)));
        foreach (var block in Prose.Blocks(consensus.Recommendation, [])) yield return block;
    }

    private static IEnumerable<Block> Texts(LocalizedText text)
    {
        var language = text.BestLanguage(Language.Current);
        return Prose.Blocks(text.Best(Language.Current), [], language == Language.Current ? null : language);
    }

    private static Table Facts(string caption, params (string Label, string Value)[] facts) => new(caption, [], [.. facts.Where(fact => fact.Value != "").Select(fact => (IReadOnlyList<Line>)[fact.Label, fact.Value])]);

    private Document Whole(string title, string kind, string reference, DateTimeOffset at, IReadOnlyList<Block> blocks) => new(title, Language.Current, blocks)
    {
        Author = words["requests.meet.author"], At = at, PageOf = words["requests.meet.page-of", "{0}", "{1}"], Subject = kind, Header = $"{kind} · {reference}", Footer = words["requests.meet.confidential"],
    };
}
