using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Components;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>What every letter's HTML is made from.</summary>
/// <typeparam name="TContent">What only this letter says.</typeparam>
public abstract class LetterBody<TContent> : ComponentBase
    where TContent : class
{
    [Parameter, EditorRequired] public TContent Content { get; set; } = null!;
    [Parameter, EditorRequired] public MailWords T { get; set; } = null!;
    [Parameter, EditorRequired] public Letterhead Head { get; set; } = null!;
    [Parameter, EditorRequired] public string Subject { get; set; } = "";
}
