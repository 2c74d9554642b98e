import { openSync } from 'node:fs';
import { CliError } from './cli-error.ts';

/** Opens a file that the command was told to read or write and answers its descriptor; throws a {@link CliError}. */
export function openFile(path: string, purpose: 'r' | 'w'): number {
  try {
    return openSync(path, purpose);
  } catch (error) {
    throw fileError(path, purpose, error);
  }
}

/** What is wrong with a file, in words. */
export function fileError(path: string, purpose: 'r' | 'w', cause: unknown): CliError {
  const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
  const [en, zh] = reasons[code] ?? [code, code];
  const sentence =
    purpose === 'r'
      ? { en: `The file ${path} cannot be read: ${en}.`, zh: `无法读取文件 ${path}：${zh}。` }
      : { en: `The file ${path} cannot be written: ${en}.`, zh: `无法写入文件 ${path}：${zh}。` };
  return new CliError(
    sentence,
    { en: 'Check the path and its permissions.', zh: '请检查路径及访问权限。' },
    { cause },
  );
}

const reasons: Record<string, [en: string, zh: string]> = {
  ENOENT: ['there is no such file or folder', '文件或文件夹不存在'],
  EISDIR: ['it is a folder', '这是一个文件夹'],
  ENOTDIR: ['a part of its path is not a folder', '路径中有一部分不是文件夹'],
  EACCES: ['permission is denied', '没有访问权限'],
  EPERM: ['permission is denied', '没有访问权限'],
  EROFS: ['the disk is read-only', '磁盘为只读'],
  ENOSPC: ['the disk is full', '磁盘空间不足'],
  EIO: ['the disk reports an error', '磁盘读写出错'],
};
