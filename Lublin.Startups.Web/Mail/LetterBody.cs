using Microsoft.AspNetCore.Components;

namespace Lublin.Startups.Web.Mail;

/// <summary>What every letter's HTML is made from.</summary>
/// <typeparam name="TWords">The words of the module that writes it.</typeparam>
/// <typeparam name="TContent">What only this letter says.</typeparam>
public abstract class LetterBody<TWords, TContent> : ComponentBase
    where TWords : LetterWords
    where TContent : class
{
    [Parameter, EditorRequired] public TContent Content { get; set; } = null!;
    [Parameter, EditorRequired] public TWords T { get; set; } = null!;
    [Parameter, EditorRequired] public Letterhead Head { get; set; } = null!;
    [Parameter, EditorRequired] public string Subject { get; set; } = "";
}
