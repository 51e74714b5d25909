namespace Lublin.Startups.Web.Questions;

public static class QuestionsModule
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services.AddScoped<AnswerDesk>();
}
