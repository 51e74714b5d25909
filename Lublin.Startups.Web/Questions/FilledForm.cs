namespace Lublin.Startups.Web.Questions;

/// <summary>A form with the answers given so far: what is asked, what is missing, what is wrong.</summary>
/// <param name="form">One version.</param>
/// <param name="typed">As typed, by question; of questions that are not in this version nothing is lost, and nothing asked.</param>
/// <param name="files">How many files there are, by question.</param>
public sealed class FilledForm(QuestionForm form, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, int> files)
{
    public QuestionForm Form => form;

    public string TypedFor(string question) => typed.GetValueOrDefault(question) ?? "";

    /// <summary>What was understood; null when nothing was answered.</summary>
    public AnswerRead? Read(FormQuestion question) => AnswerReading.Read(question, TypedFor(question.Key));

    /// <summary>Whether it is asked at all. While an answer that decides it is missing, it is not; what was once answered to it is kept.</summary>
    public bool Asks(FormQuestion question)
    {
        if (question.When is not { } when)
            return true;
        return form.Find(when.Question) is { } earlier && Asks(earlier) && Read(earlier) is { Fault: null, Value: var value }
            && value.Split(',').Any(answer => when.Answers.Contains(answer, StringComparer.Ordinal));
    }

    public bool IsAnswered(FormQuestion question) => question.Kind == AnswerKind.Files ? files.GetValueOrDefault(question.Key) > 0 : Read(question) is { Fault: null };

    /// <summary>What has to be done before it can be sent, in the order of the questions; empty when it can.</summary>
    public IReadOnlyList<OpenPoint> Open() =>
    [
        .. from section in form.Sections
           from question in section.Questions
           where Asks(question)
           let fault = question.Kind == AnswerKind.Files ? null : Read(question)?.Fault
           where fault is not null || (question.IsRequired && !IsAnswered(question))
           select new OpenPoint(section, question, fault),
    ];

    /// <summary>How many questions of a section are asked, and how many of those are answered.</summary>
    public (int Answered, int Asked) CountOf(FormSection section)
    {
        var asked = section.Questions.Where(Asks).ToList();
        return (asked.Count(IsAnswered), asked.Count);
    }

    /// <summary>What is sent: understood answers of what is asked, by question.</summary>
    public IReadOnlyDictionary<string, string> Sent() => form.Questions.Where(Asks).Select(question => (question.Key, Read: Read(question)))
        .Where(answer => answer.Read is { Fault: null }).ToDictionary(answer => answer.Key, answer => answer.Read!.Value, StringComparer.Ordinal);
}

/// <summary>Something to be done before a form can be sent.</summary>
/// <param name="Section">Where.</param>
/// <param name="Question">Which.</param>
/// <param name="Fault">What is wrong with the answer; null when it is missing.</param>
public sealed record OpenPoint(FormSection Section, FormQuestion Question, AnswerFault? Fault);
