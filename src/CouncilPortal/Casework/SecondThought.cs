using MudBlazor;

namespace CouncilPortal.Casework;

/// <summary>Asks once more before a step that the council is told of at once and that only another fact can correct.</summary>
internal static class SecondThought
{
    public static Task<bool> NotDone(this IDialogService dialogs) => dialogs.Ask(
        "Record that the action was not done?",
        "The council is told at once. The record stays: only another fact can correct it.",
        "Yes, record it as not done");

    public static Task<bool> Withdrawal(this IDialogService dialogs) => dialogs.Ask(
        "Withdraw the recommendation?",
        "The council is told at once, and the recommendation counts for nothing from then on. The record stays.",
        "Yes, withdraw it");

    private static async Task<bool> Ask(this IDialogService dialogs, string title, string words, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, words, yesText: yes, cancelText: "Go back") == true;
}
