using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lublin.Startups.Web.Pages;

/// <summary>What was typed into a form that asks the declared fields, exactly as typed, by their names.</summary>
[ModelBinder(typeof(AnswersBinder))]
public abstract class Answers : IAnswersInOrder
{
    /// <summary>The answers that were sent; an empty one was cleared, one that is missing was not asked for.</summary>
    public IDictionary<string, IReadOnlyList<string>> Typed { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What the form asks, in its order.</summary>
    protected internal virtual IReadOnlyList<string> Names => ApplicantAnswers.Names;

    public string? this[string name]
    {
        get => All(name) is [var first, ..] ? first : null;
        set => Typed[name] = value is null ? [] : [value];
    }

    public IReadOnlyList<string> All(string name) => Typed.TryGetValue(name, out var typed) ? typed : [];

    public bool IsTicked(string name) => bool.TryParse(this[name], out var ticked) && ticked;

    public int PlaceOf(string name) => Names.ToList().IndexOf(name);

    /// <summary>Needs that only a room can meet are not asked for where everything is on-line, and then not taken either.</summary>
    public void DropChoicesNotOfferedAt(Edition edition)
    {
        foreach (var field in ApplicantFields.All.Where(field => field.OfferedAt is not null && Typed.ContainsKey(field.Name)))
            Typed[field.Name] = [.. All(field.Name).Intersect(field.ChoicesAt(edition), StringComparer.Ordinal)];
    }

    /// <summary>Writes in what is known of a person, as they would type it.</summary>
    protected void Fill(Applicant known)
    {
        foreach (var field in ApplicantFields.All.Where(field => field.IsAskedOf(known.Situation)))
            Typed[field.Name] = field.Typed(known);
        if (known.NeedsConsentAt is not null)
            this[ApplicantAnswers.NeedsConsent] = "true";
    }
}

/// <summary>Takes from a request what the form asks, and nothing else.</summary>
public sealed class AnswersBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var answers = (Answers)Activator.CreateInstance(bindingContext.ModelType)!;
        foreach (var name in answers.Names)
        {
            var key = ModelNames.CreatePropertyModelName(bindingContext.ModelName, name);
            var typed = bindingContext.ValueProvider.GetValue(key);
            if (typed == ValueProviderResult.None)
                continue;
            bindingContext.ModelState.SetModelValue(key, typed);
            // The fields check it, not the framework.
            bindingContext.ModelState.MarkFieldSkipped(key);
            answers.Typed[name] = [.. typed.Values.OfType<string>()];
        }

        bindingContext.Result = ModelBindingResult.Success(answers);
        return Task.CompletedTask;
    }
}
