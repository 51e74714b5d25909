namespace Lublin.Startups.Web.Kids.Mails.Digest;

/// <summary>Words of the office's morning letter about a season; in Polish only.</summary>
public sealed class DigestTexts;
